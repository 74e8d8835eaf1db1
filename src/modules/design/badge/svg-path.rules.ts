/** A point, and a matrix a b c d e f as SVG writes it. */
export type Point = readonly [number, number];
export type Matrix = readonly [number, number, number, number, number, number];
/** One absolute segment: its letter and its points. */
export type Segment = { readonly is: 'M' | 'L' | 'C' | 'Q' | 'Z'; readonly points: readonly Point[] };

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export const joined = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

const moved = ([x, y]: Point, m: Matrix): Point => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

export const transformed = (segments: readonly Segment[], matrix: Matrix): readonly Segment[] =>
  segments.map(({ is, points }) => ({ is, points: points.map((point) => moved(point, matrix)) }));

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const NUMBER = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)/y;
/** In an arc the two flags may stand without a space: `a1 1 0 01.5.5`. */
const FLAG = /[\s,]*([01])/y;
const LETTER = /[\s,]*([MmLlHhVvCcSsQqTtAaZz])/y;
const REST = /[\s,]*$/y;

type Command = { readonly letter: string; readonly numbers: readonly number[] };

/** Reads on from `at`; null when nothing of the kind stands there. */
function readAt(pattern: RegExp, text: string, at: number): { readonly word: string; readonly next: number } | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : { word: found[1] ?? '', next: pattern.lastIndex };
}

/** The numbers of one command; null when there are too few or one of them is beyond any picture. */
function readNumbers(text: string, from: number, letter: string) {
  const numbers: number[] = [];
  let next = from;
  const count = TAKES[letter.toUpperCase()] ?? 0;
  for (let index = 0; index < count; index += 1) {
    const isFlag = letter.toUpperCase() === 'A' && (index === 3 || index === 4);
    const read = readAt(isFlag ? FLAG : NUMBER, text, next);
    if (read === null || Math.abs(Number(read.word)) > 1e6) return null;
    numbers.push(Number(read.word));
    next = read.next;
  }
  return { numbers, next };
}

/** After a move, further pairs are lines. */
const following = (letter: string): string => (letter === 'M' ? 'L' : letter === 'm' ? 'l' : letter);

function commandsOf(text: string): readonly Command[] | null {
  const commands: Command[] = [];
  let at = 0;
  let letter = '';
  while (readAt(REST, text, at) === null) {
    const named = readAt(LETTER, text, at);
    if (named === null && (letter === '' || TAKES[letter.toUpperCase()] === 0)) return null;
    letter = named === null ? following(letter) : named.word;
    const read = readNumbers(text, named?.next ?? at, letter);
    if (read === null) return null;
    commands.push({ letter, numbers: read.numbers });
    at = read.next;
  }
  const [first] = commands;
  return first === undefined || first.letter.toUpperCase() === 'M' ? commands : null;
}

type Arc = { readonly radii: Point; readonly turn: number; readonly isLarge: boolean; readonly isSweep: boolean };

/** The middle of an arc and its angles (SVG 2, implementation notes B.2.4). */
function middleOf(from: Point, to: Point, arc: Arc) {
  const turn = (arc.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const half: Point = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const x = cos * half[0] + sin * half[1];
  const y = -sin * half[0] + cos * half[1];
  let [rx, ry] = [Math.abs(arc.radii[0]), Math.abs(arc.radii[1])];
  const over = (x / rx) ** 2 + (y / ry) ** 2;
  if (over > 1) [rx, ry] = [rx * Math.sqrt(over), ry * Math.sqrt(over)];
  const rest = Math.max(0, (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2);
  const share = Math.sqrt(rest / ((rx * y) ** 2 + (ry * x) ** 2 || 1)) * (arc.isLarge === arc.isSweep ? -1 : 1);
  const cx = (share * rx * y) / ry;
  const cy = (-share * ry * x) / rx;
  const begin = Math.atan2((y - cy) / ry, (x - cx) / rx);
  let sweep = Math.atan2((-y - cy) / ry, (-x - cx) / rx) - begin;
  if (arc.isSweep && sweep < 0) sweep += Math.PI * 2;
  if (!arc.isSweep && sweep > 0) sweep -= Math.PI * 2;
  const middle: Point = [cos * cx - sin * cy + (from[0] + to[0]) / 2, sin * cx + cos * cy + (from[1] + to[1]) / 2];
  return { begin, sweep, toPage: [cos * rx, sin * rx, -sin * ry, cos * ry, ...middle] as const satisfies Matrix };
}

/** An arc as curves, each at most a quarter of the ellipse. */
function arcCurves(from: Point, to: Point, arc: Arc): readonly Segment[] {
  if (arc.radii[0] === 0 || arc.radii[1] === 0) return [{ is: 'L', points: [to] }];
  if (from[0] === to[0] && from[1] === to[1]) return [];
  const { begin, sweep, toPage } = middleOf(from, to, arc);
  const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-6));
  const step = sweep / parts;
  const handle = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: parts }, (_, index): Segment => {
    const [a, b] = [begin + step * index, begin + step * (index + 1)];
    const curve: readonly Point[] = [
      [Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a)],
      [Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b)],
      [Math.cos(b), Math.sin(b)],
    ];
    return { is: 'C', points: curve.map((point) => moved(point, toPage)) };
  });
}

const pairs = (numbers: readonly number[], origin: Point): readonly Point[] =>
  Array.from({ length: numbers.length / 2 }, (_, index): Point => [
    (numbers[index * 2] ?? 0) + origin[0],
    (numbers[index * 2 + 1] ?? 0) + origin[1],
  ]);

const mirrored = (handle: Point, at: Point): Point => [2 * at[0] - handle[0], 2 * at[1] - handle[1]];

type Pen = { readonly at: Point; readonly start: Point; readonly before: Segment | undefined };

/** The handle that a smooth curve continues; without a curve of its kind before it, the point itself. */
function continued(pen: Pen, kind: 'C' | 'Q'): Point {
  const handle = pen.before?.is === kind ? pen.before.points.at(-2) : undefined;
  return handle === undefined ? pen.at : mirrored(handle, pen.at);
}

type Drawn = { readonly numbers: readonly number[]; readonly origin: Point; readonly pen: Pen };

function drawArc({ numbers, origin, pen }: Drawn): readonly Segment[] {
  const [rx = 0, ry = 0, turn = 0, large, sweep, ...end] = numbers;
  const [to = pen.at] = pairs(end, origin);
  return arcCurves(pen.at, to, { radii: [rx, ry], turn, isLarge: large === 1, isSweep: sweep === 1 });
}

const DRAW: Readonly<Record<string, (drawn: Drawn) => readonly Segment[]>> = {
  Z: () => [{ is: 'Z', points: [] }],
  H: ({ numbers: [x = 0], origin, pen }) => [{ is: 'L', points: [[x + origin[0], pen.at[1]]] }],
  V: ({ numbers: [y = 0], origin, pen }) => [{ is: 'L', points: [[pen.at[0], y + origin[1]]] }],
  S: ({ numbers, origin, pen }) => [{ is: 'C', points: [continued(pen, 'C'), ...pairs(numbers, origin)] }],
  T: ({ numbers, origin, pen }) => [{ is: 'Q', points: [continued(pen, 'Q'), ...pairs(numbers, origin)] }],
  A: drawArc,
  M: ({ numbers, origin }) => [{ is: 'M', points: pairs(numbers, origin) }],
  L: ({ numbers, origin }) => [{ is: 'L', points: pairs(numbers, origin) }],
  C: ({ numbers, origin }) => [{ is: 'C', points: pairs(numbers, origin) }],
  Q: ({ numbers, origin }) => [{ is: 'Q', points: pairs(numbers, origin) }],
};

function drawOne({ letter, numbers }: Command, pen: Pen): readonly Segment[] {
  const origin: Point = letter === letter.toLowerCase() ? pen.at : [0, 0];
  return DRAW[letter.toUpperCase()]?.({ numbers, origin, pen }) ?? [];
}

/** Path data as absolute segments; null when it is not path data. */
export function parsePath(d: string): readonly Segment[] | null {
  const commands = commandsOf(d);
  if (commands === null) return null;
  const segments: Segment[] = [];
  let pen: Pen = { at: [0, 0], start: [0, 0], before: undefined };
  for (const command of commands) {
    const drawn = drawOne(command, pen);
    segments.push(...drawn);
    const last = drawn.at(-1);
    if (last === undefined) continue;
    const at = last.is === 'Z' ? pen.start : (last.points.at(-1) ?? pen.at);
    pen = { at, start: last.is === 'M' ? at : pen.start, before: last };
  }
  return segments;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

export const writePath = (segments: readonly Segment[]): string =>
  segments.map(({ is, points }) => is + points.map(([x, y]) => `${round(x)} ${round(y)}`).join(' ')).join('');

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The box around all points, handles included: never too small. */
export function boxAround(segments: readonly Segment[]): Box | null {
  const points = segments.flatMap((segment) => segment.points);
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  const [left, top] = [least(xs), least(ys)];
  return { left, top, width: most(xs) - left, height: most(ys) - top };
}
