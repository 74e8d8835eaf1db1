import { LIX_AIM, lix } from '#platform/i18n/lix.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { Descriptor } from './descriptor.ts';

export type ReadingHint = {
  /** Which text, by its place in the descriptor. */
  readonly of: 'summary' | 'entryRequirement' | 'moreInfo.text' | 'plain';
  readonly language: string;
  readonly value: number;
  readonly aim: number;
  /** The text's own beginning, so that it can be found among several. */
  readonly text: string;
};

/** LIX counts words and letters of these languages; of others the number says little. */
const COUNTED: ReadonlySet<string> = new Set(['da', 'de', 'en', 'es', 'fr', 'is', 'it', 'nb', 'nl', 'nn', 'pt', 'sv']);

/** Fewer words give a number by chance. */
const FEWEST_WORDS = 6;

function hintsOn(of: ReadingHint['of'], texts: Multilingual | undefined): readonly ReadingHint[] {
  return Object.entries(texts ?? {}).flatMap(([language, text]) => {
    const { value, words } = lix(text);
    const isHard = COUNTED.has(language) && words >= FEWEST_WORDS && value !== null && value > LIX_AIM;
    return isHard ? [{ of, language, value: Math.round(value), aim: LIX_AIM, text: text.slice(0, 60) }] : [];
  });
}

/**
 * Texts for learners whose sentences and words are longer than is easy to read. A hint; it never blocks. Of the
 * languages that the design is written in: what came along in others has no field here to be put right in.
 */
export function readingHints(descriptor: Descriptor): readonly ReadingHint[] {
  const { summary, entryRequirement, moreInfo, outcomes } = descriptor;
  const own = new Set([descriptor.language, ...(descriptor.languages ?? [])]);
  return [
    ...hintsOn('summary', summary),
    ...hintsOn('entryRequirement', entryRequirement),
    ...hintsOn('moreInfo.text', moreInfo?.text),
    ...outcomes.flatMap(({ criteria }) => criteria.flatMap(({ plain }) => hintsOn('plain', plain))),
  ].filter(({ language }) => own.has(language));
}
