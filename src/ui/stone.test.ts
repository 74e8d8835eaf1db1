import { describe, expect, it } from 'vitest';
import { AREA_FAMILIES, drawStone, layCairn, stonePaths } from './stone.ts';

/** Every tag that opens also closes, in order: enough to catch a drawing that no renderer would take. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (selfClosing !== '/') open.push(name ?? '');
  }
  return open.length === 0 && svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"');
}

describe('a stone', () => {
  it('is the same every time for the same credential', () => {
    const stone = { seed: 'urn:uuid:5b1c', family: 'trade', size: 96 } as const;
    expect(drawStone(stone)).toBe(drawStone({ ...stone }));
  });

  it('is another one for another credential', () => {
    const drawings = Array.from({ length: 200 }, (_, i) =>
      drawStone({ seed: `credential-${i}`, family: 'wood', size: 96 }),
    );
    expect(new Set(drawings).size).toBe(200);
  });

  it.each(AREA_FAMILIES)('is well-formed SVG without scripts, styles or ids: %s', (family) => {
    const svg = drawStone({ seed: 'Østby & "Søn" <3 العربية', family, size: 512 });
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/script|style|NaN|Infinity|undefined|\sid=|url\(/);
    expect(svg).toContain('width="512"');
  });

  it('tells areas of work apart without colour, by what is drawn on it', () => {
    const markings = AREA_FAMILIES.map((family) =>
      stonePaths({ seed: 'same', family })
        .filter((path) => 'stroke' in path)
        .map((path) => path.d)
        .join(),
    );
    expect(new Set(markings).size).toBe(AREA_FAMILIES.length);
  });

  it('stays inside its box, whatever the seed', () => {
    for (let i = 0; i < 300; i += 1) {
      const outline = stonePaths({ seed: `${i}`, family: 'food' })[0]?.d ?? '';
      const numbers = [...outline.matchAll(/-?\d+(\.\d+)?/g)].map((match) => Number(match[0]));
      expect(numbers.length).toBeGreaterThan(20);
      expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(54);
    }
  });
});

describe('a cairn', () => {
  const stones = Array.from({ length: 24 }, (_, i) => ({ seed: `s${i}`, family: 'green' as const }));

  it('stacks from below: each stone lies higher and is smaller than the one it rests on', () => {
    const { stones: laid, height } = layCairn(stones.slice(0, 6));
    for (const [index, stone] of laid.entries()) {
      const below = laid[index - 1];
      if (below === undefined) continue;
      expect(stone.y).toBeLessThan(below.y);
      expect(stone.scale).toBeLessThan(below.scale);
    }
    expect(Math.max(...laid.map((s) => s.y))).toBeLessThan(height);
  });

  it('draws no more than nine and none at all for none', () => {
    expect(layCairn(stones).stones).toHaveLength(9);
    expect(layCairn([]).stones).toEqual([]);
  });
});
