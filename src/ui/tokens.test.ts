import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The colours as the stylesheet has them: `--color-x: light-dark(#…, #…)`, first block = usual contrast. */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [usual = '', more = ''] = css.split('@media (prefers-contrast: more)');

type Scheme = 'light' | 'dark';
type Palette = ReadonlyMap<string, Readonly<Record<Scheme, string>>>;

function paletteOf(text: string): Palette {
  const found = text.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

const palette = paletteOf(usual);
const strongPalette: Palette = new Map([...palette, ...paletteOf(more)]);

/** Relative luminance, WCAG 2.2 "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, WCAG 2.2 success criterion 1.4.3. */
function contrast(colours: Palette, pair: { scheme: Scheme; over: string; under: string }): number {
  const over = colours.get(pair.over)?.[pair.scheme];
  const under = colours.get(pair.under)?.[pair.scheme];
  if (over === undefined || under === undefined) throw new Error(`No such colour: ${pair.over} or ${pair.under}`);
  const [lighter = 0, darker = 0] = [luminance(over), luminance(under)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const SURFACES = ['page', 'surface', 'sunken'];
const SOFT = ['action-soft', 'accent-soft', 'info-soft', 'done-soft', 'attention-soft', 'danger-soft'];
const MOODS = ['info', 'done', 'attention', 'danger', 'accent'];
const SCHEMES = ['light', 'dark'] as const;

const readingPairs = [
  ...[...SURFACES, ...SOFT].flatMap((under) => [
    { over: 'text', under },
    { over: 'text-quiet', under },
  ]),
  ...[...SURFACES, 'action-soft', 'action-soft-hover'].map((under) => ({ over: 'action-text', under })),
  ...MOODS.flatMap((mood) => [
    { over: `${mood}-text`, under: `${mood}-soft` },
    { over: `${mood}-text`, under: 'surface' },
    { over: `on-${mood}`, under: mood },
  ]),
  ...['action', 'action-hover', 'action-active'].map((under) => ({ over: 'on-action', under })),
];

/** Borders, signs and focus marks: WCAG 2.2, 1.4.11. */
const shapePairs = [
  ...[...SURFACES, ...SOFT].map((under) => ({ over: 'focus', under })),
  ...SURFACES.map((under) => ({ over: 'line-strong', under })),
  ...[...SURFACES, 'accent-soft'].map((under) => ({ over: 'action', under })),
  ...MOODS.flatMap((mood) => [
    { over: `${mood}-line`, under: `${mood}-soft` },
    { over: `${mood}-line`, under: 'surface' },
    { over: `${mood}-line`, under: 'page' },
  ]),
];

/** The pairs that fall short, with their ratio: an empty list is what we promise. */
const tooClose = (scheme: Scheme, pairs: typeof readingPairs, least: number): readonly string[] =>
  pairs
    .map(({ over, under }) => ({ over, under, ratio: contrast(palette, { scheme, over, under }) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ over, under, ratio }) => `${over} on ${under}: ${ratio.toFixed(2)}`);

describe.each(SCHEMES)('in the %s scheme', (scheme) => {
  it('a learner can read every text on every surface it stands on (7:1)', () => {
    expect(tooClose(scheme, readingPairs, 7)).toEqual([]);
  });

  it('borders, signs and the focus mark stand out from what lies beneath (3:1)', () => {
    expect(tooClose(scheme, shapePairs, 3)).toEqual([]);
  });

  it('high contrast keeps black and white apart as far as it goes', () => {
    expect(contrast(strongPalette, { scheme, over: 'text', under: 'page' })).toBe(21);
    expect(contrast(strongPalette, { scheme, over: 'line', under: 'page' })).toBeGreaterThanOrEqual(7);
  });
});

it('keeps every sheet of paper light on a dark screen', () => {
  const print = readFileSync(new URL('./print.css', import.meta.url), 'utf8');
  const sheets = [...new Set(print.match(/\.sheet-a\d/g))];
  const [, light = ''] = css.split("[data-color-scheme='light']");
  const [selectors = ''] = light.split('{');
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.filter((sheet) => !selectors.includes(sheet))).toEqual([]);
});
