import { z } from 'zod';

/**
 * A part of a picture, in shares (0 to 1) of its upright width and height, from its upper left corner. `paint`: one dab
 * of the brush, round and covered whole, since many small blurred parts side by side would leave a face to be guessed.
 */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly paint?: true | undefined;
};

/** The boxes that can be ticked on a photo without script: so many in each direction. */
export const BLUR_GRID = 6;

const share = z.number().min(0).max(1);
const MOST_BOXES = 60;
/** Enough for a long evening with the brush; the page stops there too. */
export const MOST_DABS = 600;
const areas = z
  .array(z.object({ x: share, y: share, width: share, height: share, paint: z.literal(true).optional() }))
  .max(MOST_BOXES + MOST_DABS)
  .refine((parts) => parts.filter(({ paint }) => paint !== true).length <= MOST_BOXES);

/** All but the middle: for somebody who photographs hands at work and knows that people stand around. */
const FRAME: readonly Area[] = [
  { x: 0, y: 0, width: 1, height: 0.25 },
  { x: 0, y: 0.75, width: 1, height: 0.25 },
  { x: 0, y: 0.25, width: 0.25, height: 0.5 },
  { x: 0.75, y: 0.25, width: 0.25, height: 0.5 },
];

function cellArea(name: string): readonly Area[] {
  const cell = /^\d{1,2}$/.test(name) ? Number(name) : Number.NaN;
  if (!(cell < BLUR_GRID * BLUR_GRID)) return [];
  const size = 1 / BLUR_GRID;
  return [{ x: (cell % BLUR_GRID) * size, y: Math.floor(cell / BLUR_GRID) * size, width: size, height: size }];
}

function drawnAreas(json: string): readonly Area[] | null {
  if (json === '') return [];
  try {
    const parsed = areas.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data.filter(({ width, height }) => width > 0 && height > 0) : null;
  } catch {
    return null;
  }
}

export type BlurWish = {
  /** Rectangles that were drawn, as JSON. */
  readonly drawn: string;
  /** Numbers of ticked boxes, row by row. */
  readonly cells: readonly string[];
  /** `frame`: everything but the middle. */
  readonly mode: string;
};

/** What is to be blurred; null when the drawing cannot be read: then nothing may be kept as if it were blurred. */
export function readBlur({ drawn, cells, mode }: BlurWish): readonly Area[] | null {
  const rectangles = drawnAreas(drawn);
  if (rectangles === null) return null;
  return [...rectangles, ...cells.flatMap(cellArea), ...(mode === 'frame' ? FRAME : [])];
}
