import { IDENTITY, joined, parsePath, type Matrix, type Segment } from './svg-path.rules.ts';

type Attributes = ReadonlyMap<string, string>;

/** A length in user units; percentages and other units are not read. */
export function lengthOf(written: string | undefined): number | null {
  const found = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)(?:px)?\s*$/iu.exec(written ?? '');
  const value = Number(found?.[1]);
  return found !== null && Math.abs(value) <= 1e6 ? value : null;
}

const lengthIn = (attributes: Attributes, name: string): number => lengthOf(attributes.get(name)) ?? 0;

function ellipse(attributes: Attributes, radii: readonly [number, number]): string {
  const [rx, ry] = radii;
  if (rx <= 0 || ry <= 0) return '';
  const [cx, cy] = [lengthIn(attributes, 'cx'), lengthIn(attributes, 'cy')];
  return `M${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}Z`;
}

function rectangle(attributes: Attributes): string {
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) => lengthIn(attributes, name));
  if (width <= 0 || height <= 0) return '';
  const round = lengthOf(attributes.get('rx')) ?? lengthOf(attributes.get('ry')) ?? 0;
  const rx = Math.min(Math.max(round, 0), width / 2);
  const ry = Math.min(Math.max(lengthOf(attributes.get('ry')) ?? round, 0), height / 2);
  if (rx === 0 || ry === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const corner = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  return (
    `M${x + rx} ${y}h${width - 2 * rx}${corner(rx, ry)}v${height - 2 * ry}${corner(-rx, ry)}` +
    `h${2 * rx - width}${corner(-rx, -ry)}v${2 * ry - height}${corner(rx, -ry)}Z`
  );
}

function corners(attributes: Attributes, end: '' | 'Z'): string {
  const points = (attributes.get('points') ?? '').trim();
  return points === '' ? '' : `M${points}${end}`;
}

const SHAPES: Readonly<Record<string, (attributes: Attributes) => string>> = {
  path: (attributes) => attributes.get('d') ?? '',
  rect: rectangle,
  circle: (attributes) => ellipse(attributes, [lengthIn(attributes, 'r'), lengthIn(attributes, 'r')]),
  ellipse: (attributes) => ellipse(attributes, [lengthIn(attributes, 'rx'), lengthIn(attributes, 'ry')]),
  line: (attributes) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ['x1', 'y1', 'x2', 'y2'].map((name) => lengthIn(attributes, name));
    return `M${x1} ${y1}L${x2} ${y2}`;
  },
  polyline: (attributes) => corners(attributes, ''),
  polygon: (attributes) => corners(attributes, 'Z'),
};

export const isShape = (name: string): boolean => Object.hasOwn(SHAPES, name);

/** The outline of a shape; null when it cannot be read. */
export const outlineOf = (name: string, attributes: Attributes): readonly Segment[] | null =>
  parsePath(SHAPES[name]?.(attributes) ?? '');

/** A turn about a point, or a slant along one axis. */
function turned([angle = 0, x = 0, y = 0]: readonly number[]): Matrix {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return joined(joined([1, 0, 0, 1, x, y], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -x, -y]);
}

const slant = (angle: number | undefined): number => Math.tan(((angle ?? 0) * Math.PI) / 180);

const STEPS: Readonly<Record<string, (numbers: readonly number[]) => Matrix>> = {
  matrix: ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => [a, b, c, d, e, f],
  translate: ([x = 0, y = 0]) => [1, 0, 0, 1, x, y],
  scale: ([x = 1, y = x]) => [x, 0, 0, y, 0, 0],
  rotate: turned,
  skewX: ([angle]) => [1, 0, slant(angle), 1, 0, 0],
  skewY: ([angle]) => [1, slant(angle), 0, 1, 0, 0],
};

/** What a `transform` says; null when it says something that is not read. */
export function readTransform(written: string | undefined): Matrix | null {
  const text = (written ?? '').trim();
  const steps = [...text.matchAll(/(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*/gu)];
  if (steps.map(([whole]) => whole).join('') !== text) return null;
  let matrix: Matrix = IDENTITY;
  for (const [, name = '', inside = ''] of steps) {
    const numbers = inside
      .trim()
      .split(/[\s,]+/u)
      .map(Number);
    if (numbers.length > 6 || numbers.some((value) => !Number.isFinite(value) || Math.abs(value) > 1e6)) return null;
    matrix = joined(matrix, STEPS[name]?.(numbers) ?? IDENTITY);
  }
  return matrix;
}
