import { findBetrayingWords } from '#modules/people/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/**
 * Words in these texts that would tell an employer where the holder was, each once, looked for in the language of each
 * text. A hint for whoever writes them; it never blocks.
 */
export const betrayingIn = (texts: readonly Multilingual[]): readonly string[] => [
  ...new Set(
    texts.flatMap((text) => Object.entries(text).flatMap(([language, words]) => findBetrayingWords(words, language))),
  ),
];
