/**
 * The drawing language: a stone is drawn from data alone, so that the screen, the picture file and the printed page
 * show the same one. No clock, no chance, no fonts, no ids, no filters: any SVG renderer gives the same picture.
 */

/** Areas of work; each has its own colours and its own marking, so that black and white tells them apart too. */
export const AREA_FAMILIES = ['trade', 'food', 'wood', 'care', 'office', 'digital', 'green', 'other'] as const;
export type StoneFamily = (typeof AREA_FAMILIES)[number];

type StoneColours = {
  /** The upper face, the darker rim beneath it, the marking on it. */
  readonly face: string;
  readonly rim: string;
  readonly mark: string;
};

export type StoneInput = { readonly seed: string; readonly family: StoneFamily };

/** One path of a stone: a filled face, or a line of the marking on it. */
type StonePath = { readonly d: string } & (
  { readonly fill: string } | { readonly stroke: string; readonly width: number }
);

export const STONE_COLOURS = {
  trade: { face: '#2f7a66', rim: '#1c5245', mark: '#c9e8dc' },
  food: { face: '#d8922b', rim: '#9c600f', mark: '#fff3d6' },
  wood: { face: '#99694a', rim: '#6a4530', mark: '#f3dfcb' },
  care: { face: '#87669b', rim: '#5c4272', mark: '#efe2f6' },
  office: { face: '#5b7182', rim: '#3b4f5e', mark: '#dfe9f0' },
  digital: { face: '#3a6d9e', rim: '#234a70', mark: '#d8e9f8' },
  green: { face: '#7b8f35', rim: '#56661d', mark: '#f1f6d6' },
  other: { face: '#8a857b', rim: '#5f5b54', mark: '#f2f0ea' },
} as const satisfies Record<StoneFamily, StoneColours>;

type Point = { readonly x: number; readonly y: number };

/** FNV-1a, then a small mixing generator: the same words always give the same stone. */
function chanceFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const round = (value: number): string => String(Math.round(value * 100) / 100);
const at = (point: Point): string => `${round(point.x)} ${round(point.y)}`;

/** Corners on an ellipse, pushed about: flat below like a stone that lies, freer above. */
function corners(chance: () => number): readonly Point[] {
  const count = 7 + Math.floor(chance() * 3);
  const turn = chance() * 0.6;
  return Array.from({ length: count }, (_, index) => {
    const angle = ((index + (chance() - 0.5) * 0.5) / count) * Math.PI * 2 + turn;
    const reach = 0.88 + chance() * 0.12;
    const flat = Math.sin(angle) > 0.55 ? 0.9 : 1;
    return { x: Math.cos(angle) * 49 * reach, y: Math.sin(angle) * 36 * reach * flat };
  });
}

/** A polygon with round corners: straight for the middle of each side, a curve around each corner. */
function roundedPath(points: readonly Point[], change: { readonly scale: number; readonly lift: number }): string {
  const moved = points.map((p) => ({ x: p.x * change.scale, y: p.y * change.scale - change.lift }));
  const between = (a: Point, b: Point, share: number): Point => ({
    x: a.x + (b.x - a.x) * share,
    y: a.y + (b.y - a.y) * share,
  });
  const steps = moved.map((corner, index) => {
    const before = moved.at(index - 1) ?? corner;
    const after = moved[(index + 1) % moved.length] ?? corner;
    const enter = between(corner, before, 0.42);
    const leave = between(corner, after, 0.42);
    return `${index === 0 ? 'M' : 'L'}${at(enter)}Q${at(corner)} ${at(leave)}`;
  });
  return `${steps.join('')}Z`;
}

type Line = { readonly d: string; readonly width?: number };

const LINE_WIDTH = 4.5;

/** What lies on the face: lines and dots, different in shape for every area of work. */
const MARKINGS = {
  trade: [{ d: 'M-15 13 9 -19M-3 17 21 -15' }],
  food: [{ d: 'M-17 -3v.1M0 -15v.1M17 -4v.1M-9 12v.1M10 13v.1', width: 9 }],
  wood: [{ d: 'M-27 -6Q-9 -17 5 -8T28 -11M-28 7Q-9 -4 6 5T27 3' }],
  care: [{ d: 'M-18 -7Q-16 14 0 14 16 14 18 -7' }, { d: 'M0 -11v.1', width: 9 }],
  office: [{ d: 'M-20 -13H20M-20 -1H20M-20 11H6' }],
  digital: [{ d: 'M-9 -14-22 -1-9 12M9 -14 22 -1 9 12' }],
  green: [{ d: 'M-19 12Q-15 -17 19 -16 18 13 -11 10M-19 12Q-8 2 5 -5' }],
  other: [{ d: 'M-15 -2A15 11 0 1 0 15 -2 15 11 0 1 0 -15 -2Z' }],
} as const satisfies Record<StoneFamily, readonly Line[]>;

/** One stone around its own middle (0, 0), some 100 units wide and 72 high: what is drawn, from below upwards. */
export function stonePaths({ seed, family }: StoneInput): readonly StonePath[] {
  const points = corners(chanceFrom(`${family}/${seed}`));
  const colours = STONE_COLOURS[family];
  const lines: readonly Line[] = MARKINGS[family];
  return [
    { d: roundedPath(points, { scale: 1, lift: -1 }), fill: colours.rim },
    { d: roundedPath(points, { scale: 0.93, lift: 2.4 }), fill: colours.face },
    ...lines.map(({ d, width = LINE_WIDTH }) => ({ d, stroke: colours.mark, width })),
  ];
}

const asMarkup = (path: StonePath): string =>
  'fill' in path
    ? `<path d="${path.d}" fill="${path.fill}"/>`
    : `<path d="${path.d}" fill="none" stroke="${path.stroke}" stroke-width="${path.width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/**
 * A whole stone as a square SVG document.
 * @param size edge in CSS pixels, from 16 on; the drawing itself scales without loss.
 */
export function drawStone({ seed, family, size }: StoneInput & { readonly size: number }): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(size)}" height="${round(size)}" viewBox="-54 -54 108 108">` +
    `${stonePaths({ seed, family }).map(asMarkup).join('')}</svg>`
  );
}

/** Where each stone of a cairn lies: wide ones below, small ones above, each a little off the middle. */
type CairnStone = StoneInput & {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly turn: number;
};

/** Stones that carry others are drawn flatter than a stone that stands alone. */
export const CAIRN_FLATNESS = 0.74;

/**
 * Lays stones on each other, the first one lowest, in a box of `width` 120 units; `height` grows with them.
 * At most nine are drawn: beyond that the picture says no more, and the number stands beside it in words.
 */
export function layCairn(stones: readonly StoneInput[]): {
  readonly height: number;
  readonly stones: readonly CairnStone[];
} {
  const shown = stones.slice(0, 9);
  const chance = chanceFrom(shown.map((stone) => stone.seed).join('/'));
  const scaleOf = (index: number): number => 1.08 - (index / Math.max(shown.length, 4)) * 0.6;
  // A stone is some 70 units high; it sinks a little into the one below.
  const rise = (index: number): number => 60 * CAIRN_FLATNESS * scaleOf(index);
  const height = shown.reduce((sum, _, index) => sum + rise(index), 14);
  let floor = height - 3;
  const laid = shown.map((stone, index) => {
    const scale = scaleOf(index);
    const lean = index === 0 ? 0 : 1;
    const y = floor - 31 * CAIRN_FLATNESS * scale;
    floor -= rise(index);
    return { ...stone, scale, y, x: 60 + (chance() - 0.5) * 10 * lean, turn: (chance() - 0.5) * 6 * lean };
  });
  return { height, stones: laid };
}
