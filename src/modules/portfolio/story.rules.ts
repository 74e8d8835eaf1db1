import type { StoryText } from './story.schemas.ts';

/** Why a skill is suggested: the words of the story that stand in the published list of the skill. */
export type Suggestion = { readonly skill: string; readonly words: readonly string[] };

/** A published word list: skill → words or beginnings of words, in one language. */
export type Clues = Readonly<Record<string, readonly string[]>>;

/** Marks that carry no meaning for finding a word: Arabic vowel signs and the stretch, accents that people leave out. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(\p{Script=Greek})\p{M}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/gu, '')
    .replace(/[أإآ]/gu, 'ا')
    .replace(/ى/gu, 'ي');

/** The article and the small words that Arabic writes in one with the next. */
const ARABIC_FRONT = /^(?:و|ف|ب|ل|ك)?(?:ال)?/u;

const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const SHORTEST_STEM = 3;

function fits(word: string, clue: string): boolean {
  // A clue that ends with "-" is the beginning of a word; any other is a whole word.
  if (clue.endsWith('-')) {
    const stem = clue.slice(0, -1);
    return stem.length >= SHORTEST_STEM && (word.startsWith(stem) || word.replace(ARABIC_FRONT, '').startsWith(stem));
  }
  return word === clue || word.replace(ARABIC_FRONT, '') === clue;
}

/** Words of the text that a clue fits; a clue of several words (e-mail is two) has to stand in the text as it is. */
function found(text: string, words: readonly string[], clue: string): readonly string[] {
  const own = wordsOf(clue);
  const isStem = clue.trim().endsWith('-');
  const [only] = own;
  if (only === undefined) return [];
  if (own.length > 1) {
    const phrase = ` ${own.join(' ')}${isStem ? '' : ' '}`;
    return ` ${words.join(' ')} `.includes(phrase) ? [clue.trim()] : [];
  }
  return words.filter((word) => fits(word, isStem ? `${only}-` : only));
}

/** Reads a list as it stands in the catalogue: words parted by commas. */
export const readClues = (list: string): readonly string[] =>
  list
    .split(/[,،]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/**
 * Skills that a story may speak of, by a rule that anybody can repeat with pencil and paper: a skill is suggested when
 * one of its listed words stands in the story. It is no judgement, and only what the learner ticks is kept.
 * Most words first, so that the likeliest is on top; at most `most` of them.
 */
export function suggestSkills(told: StoryText, clues: Clues, most = 8): readonly Suggestion[] {
  const text = [told.did, told.where, told.hard, told.can].join(' . ');
  const words = wordsOf(text);
  return Object.entries(clues)
    .map(([skill, list]) => ({ skill, words: [...new Set(list.flatMap((clue) => found(text, words, clue)))] }))
    .filter((one) => one.words.length > 0)
    .toSorted((a, b) => b.words.length - a.words.length)
    .slice(0, most);
}
