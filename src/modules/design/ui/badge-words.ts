/** Parts of a file that have a word of their own; every other one is "other parts". */
const NAMED_PARTS = ['text', 'image', 'script', 'style', 'colour', 'use', 'transform'] as const;

/** Parts that were left out of a drawing, by the key of their words, each once. */
export function leftOutKeys(leftOut: readonly string[]): readonly string[] {
  const keys = leftOut.map((part) => NAMED_PARTS.find((named) => named === part) ?? 'other');
  return [...new Set(keys)].map((key) => `design.badge.part.${key}`);
}
