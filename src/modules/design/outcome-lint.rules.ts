import type { Failure } from '#platform/result.ts';
import type { Outcome } from './descriptor.ts';
import { CONTEXT_WORDS, OBSERVABLE_VERBS, UNOBSERVABLE_STARTS } from './outcome-words.ts';

export type OutcomeNote = Failure & { readonly outcomeId: string; readonly language: string };

const MOST_WORDS = 30;
const LANGUAGES_WITH_WORD_LIST: ReadonlySet<string> = new Set(['en']);

/** Only English has a word list; for other languages the screen says that only the form was checked. */
export const hasWordList = (language: string): boolean => LANGUAGES_WITH_WORD_LIST.has(language);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
const normal = (text: string): string => wordsOf(text).join(' ');

function formNotes(text: string): readonly Failure[] {
  const count = wordsOf(text).length;
  const notes: Failure[] = [];
  if (count > MOST_WORDS) notes.push({ code: 'design.lint.too_long', params: { words: count, most: MOST_WORDS } });
  if (count < 3) notes.push({ code: 'design.lint.too_short' });
  if (/\?\s*$/.test(text)) notes.push({ code: 'design.lint.question' });
  return notes;
}

function verbNotes(words: readonly string[]): readonly Failure[] {
  const sentence = words.join(' ');
  const vague = UNOBSERVABLE_STARTS.find((start) => sentence === start || sentence.startsWith(`${start} `));
  if (vague !== undefined) return [{ code: 'design.lint.not_observable', params: { verb: vague } }];
  const [first = ''] = words;
  if (!OBSERVABLE_VERBS.has(first)) return [{ code: 'design.lint.no_verb', params: { word: first } }];
  const second = words.find(
    (word, at) => (words[at - 1] === 'and' || words[at - 1] === 'or') && OBSERVABLE_VERBS.has(word),
  );
  return second === undefined ? [] : [{ code: 'design.lint.two_verbs', params: { first, second } }];
}

function englishNotes(text: string): readonly Failure[] {
  const words = wordsOf(text);
  const hasContext = words.slice(1).some((word) => CONTEXT_WORDS.has(word));
  return [...verbNotes(words), ...(hasContext ? [] : [{ code: 'design.lint.no_context' }])];
}

function notesOn(outcome: Outcome): readonly OutcomeNote[] {
  return Object.entries(outcome.statement).flatMap(([language, text]) => {
    if (text.trim() === '') return [];
    const notes = [...formNotes(text), ...(hasWordList(language) ? englishNotes(text) : [])];
    return notes.map((note) => ({ ...note, outcomeId: outcome.id, language }));
  });
}

function duplicateNotes(outcomes: readonly Outcome[]): readonly OutcomeNote[] {
  const seen = new Set<string>();
  return outcomes.flatMap((outcome) =>
    Object.entries(outcome.statement).flatMap(([language, text]) => {
      const key = `${language}:${normal(text)}`;
      if (normal(text) === '') return [];
      if (seen.has(key)) return [{ code: 'design.lint.duplicate', outcomeId: outcome.id, language }];
      seen.add(key);
      return [];
    }),
  );
}

/**
 * Advice on how outcomes are worded, never a block. English: starts with a verb that can be seen, one main verb, says
 * where or how. Every language: 3 to 30 words, no question, no outcome twice. It cannot judge whether the meaning is right.
 */
export function lintOutcomes(outcomes: readonly Outcome[]): readonly OutcomeNote[] {
  return [...outcomes.flatMap(notesOn), ...duplicateNotes(outcomes)];
}
