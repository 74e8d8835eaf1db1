/** What the designer's page shows to choose from. */
export { BADGE_COLOURS, BADGE_SHAPES, LONGEST_BADGE_TEXT } from '../badge/badge.ts';
export { BADGE_PAINT, INK_COLOURS, SHAPE_PATHS } from '../badge/badge-shapes.ts';

/** Parts of a file that have a word of their own; every other one is "other parts". */
const NAMED_PARTS = ['text', 'image', 'script', 'style', 'colour', 'use', 'transform'] as const;

/** Parts that were left out of a drawing, by the key of their words, each once. */
export function leftOutKeys(leftOut: readonly string[]): readonly string[] {
  const keys = leftOut.map((part) => NAMED_PARTS.find((named) => named === part) ?? 'other');
  return [...new Set(keys)].map((key) => `design.badge.part.${key}`);
}
