import { z } from 'zod';
import { byLanguage, longLine } from '../schema-parts.ts';
import { BADGE_COLOURS, BADGE_INKS, BADGE_SHAPES, LONGEST_BADGE_TEXT, type BadgeImage } from './badge.ts';
import { MOST_PATHS } from './svg-redraw.rules.ts';

const unknown = { error: 'design.unknown_choice' } as const;
const colour = z.string().regex(/^#[0-9a-f]{6}$/, unknown);
const side = z.number().positive().max(10_000, unknown);
/** Path data as we write it ourselves; whatever else stands there did not come from our own drawing. */
const pathData = z
  .string()
  .max(20_000, { error: 'design.too_long' })
  .regex(/^M[MLCQZ0-9 .-]*$/, unknown);

const drawnPath = z.object({
  d: pathData,
  fill: colour.exactOptional(),
  evenOdd: z.boolean().exactOptional(),
  stroke: colour.exactOptional(),
  width: z.number().positive().max(200, unknown).exactOptional(),
});

export const badgeSchema = z.object({
  shape: z.enum(BADGE_SHAPES, unknown),
  colour: z.enum(BADGE_COLOURS, unknown),
  ink: z.enum(BADGE_INKS, unknown),
  icon: z.string().regex(/^[a-z0-9_-]{0,60}$/, unknown),
  drawing: z.array(drawnPath).min(1, unknown).max(MOST_PATHS, { error: 'design.too_many' }).exactOptional(),
  text: longLine(LONGEST_BADGE_TEXT),
  letters: z.object({ d: pathData, width: side, height: side }).exactOptional(),
  alt: byLanguage(longLine(200)),
}) satisfies z.ZodType<BadgeImage>;
