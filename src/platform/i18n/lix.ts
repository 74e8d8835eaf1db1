export type Lix = {
  /** Words a sentence plus the share of long words in percent; null where there is nothing to count. */
  readonly value: number | null;
  readonly words: number;
  readonly sentences: number;
  readonly longWords: number;
};

/** More letters than this make a word long (Björnsson 1968). */
const LONG = 6;

/** Learner texts aim at this or less. It is a hint: a text of short words can still be hard, and the other way round. */
export const LIX_AIM = 30;

/** Letters of a word, whatever marks and joiners stand between them. */
const lettersOf = (word: string): number => (word.match(/\p{L}/gu) ?? []).length;

/**
 * The readability index LIX of a text: words ÷ sentences + 100 × long words ÷ words. It fits Nordic, Germanic and
 * Romance languages; in others the number says little. A hint for whoever writes, never a pass.
 * A sentence ends with . ! ? : or a line break, as the index counts them; numbers count as words.
 */
export function lix(text: string): Lix {
  // A point inside a number (3.5, 8:30) parts no words and ends nothing.
  const whole = text.replace(/(\p{N})[.:,](?=\p{N})/gu, '$1');
  const words = whole.match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]*[\p{L}\p{M}\p{N}])?/gu) ?? [];
  const sentences = whole.split(/[.!?:؟。…]+|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  const longWords = words.filter((word) => lettersOf(word) > LONG).length;
  const value = words.length === 0 ? null : words.length / Math.max(1, sentences) + (100 * longWords) / words.length;
  return { value, words: words.length, sentences, longWords };
}
