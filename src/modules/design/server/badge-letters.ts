import { drawText } from '#platform/pdf/draw-text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { Letters } from '../badge/badge.ts';
import {
  boxAround,
  joined,
  parsePath,
  transformed,
  writePath,
  type Matrix,
  type Segment,
} from '../badge/svg-path.rules.ts';

const GLYPH = /<symbol id="([^"]+)"[^>]*>\s*<path d="([^"]*)"/gu;
const GROUP = /<g class="typst-text" transform="matrix\(([^)]*)\)">([\s\S]*?)<\/g>/gu;
const USE = /<use xlink:href="#([^"]+)" x="([^"]*)" y="([^"]*)"/gu;

/** The outlines of all letters where they stand, out of the typesetter's own picture. */
function segmentsIn(svg: string): readonly Segment[] {
  const glyphs = new Map([...svg.matchAll(GLYPH)].map(([, id = '', d = '']) => [id, parsePath(d) ?? []]));
  return [...svg.matchAll(GROUP)].flatMap(([, numbers = '', inside = '']) => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.split(/[\s,]+/u).map(Number);
    const group: Matrix = [a, b, c, d, e, f];
    return [...inside.matchAll(USE)].flatMap(([, id = '', x = '0', y = '0']) =>
      transformed(glyphs.get(id) ?? [], joined(group, [1, 0, 0, 1, Number(x), Number(y)])),
    );
  });
}

/** The size to which outlines are brought; two decimals of it are finer than any badge is shown. */
const WIDTH = 100;

/**
 * A short text as outlines, so that the badge shows the same letters everywhere.
 * Codes: `design.badge.no_letters` (a script that our fonts do not have), `design.badge.no_typesetter`.
 */
export function lettersOf(text: string): Result<Letters> {
  const drawn = drawText(text);
  if (!drawn.ok) {
    const code = drawn.error === 'letters' ? 'design.badge.no_letters' : 'design.badge.no_typesetter';
    return fail({ code, field: 'text' });
  }
  const segments = segmentsIn(drawn.value);
  const box = boxAround(segments);
  if (box === null || box.width <= 0) return fail({ code: 'design.badge.no_letters', field: 'text' });
  const scale = WIDTH / box.width;
  const placed = transformed(segments, [scale, 0, 0, scale, -box.left * scale, -box.top * scale]);
  const height = Math.max(Math.round(box.height * scale * 100) / 100, 1);
  return ok({ d: writePath(placed), width: WIDTH, height });
}
