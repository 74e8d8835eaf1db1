import { plainWords } from './plain-words.ts';
import { bestLabels, type Found, type QueryWord } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { wholeWord, wordsOneSlipAway, wordsStartingWith, type WordRange } from './word-ranges.ts';

/** As many as an index has bits for. */
const MOST_WORDS = 8;
/** Shorter words have too many neighbours for a slip to mean much: only the last try looks at them. */
const SHORTEST_WITH_SLIP = 4;
/** With as many hits as this, nobody is helped by guesses at slips in words that exist. */
const ENOUGH = 3;

const isKnown = (range: WordRange): boolean => range.from < range.to;

/**
 * How far the reading of a query goes: as typed; unknown words one slip away; every word one slip away; unknown words
 * and the shortest ones, which then stand for whole words only.
 */
type Reading = 'as_typed' | 'unknown_words' | 'all_words' | 'short_words';

function slipsOf(
  { words }: SearchIndex,
  word: { readonly text: string; readonly isKnown: boolean },
  reading: Reading,
): readonly WordRange[] {
  if (reading === 'as_typed') return [];
  if (word.text.length >= SHORTEST_WITH_SLIP)
    return reading === 'all_words' || !word.isKnown ? wordsOneSlipAway(words, word.text) : [];
  return reading === 'short_words' ? wordsOneSlipAway(words, word.text).flatMap((slip) => wholeWord(words, slip)) : [];
}

function readWord(index: SearchIndex, text: string, reading: Reading): QueryWord {
  const exact = wordsStartingWith(index.words, text);
  const ranges = [exact, ...slipsOf(index, { text, isKnown: isKnown(exact) }, reading)].filter(isKnown);
  const weight = ranges.reduce(
    (sum, range) => sum + (index.starts[range.to] ?? 0) - (index.starts[range.from] ?? 0),
    0,
  );
  return { length: text.length, ranges, weight };
}

function search(
  index: SearchIndex,
  query: { readonly words: readonly string[]; readonly reading: Reading },
  limit: number,
): readonly Found[] {
  const words = query.words.map((text) => readWord(index, text, query.reading));
  return words.some((word) => word.weight === 0) ? [] : bestLabels(index, words, limit);
}

/** The query with a forgotten space put back, where both halves are known: "sortwaste" is "sort waste". */
function withSpaces(index: SearchIndex, query: readonly string[]): readonly (readonly string[])[] {
  return query.flatMap((word, at) => {
    if (isKnown(wordsStartingWith(index.words, word))) return [];
    const cuts = Array.from(
      { length: Math.max(0, word.length - 3) },
      (_, cut) => [word.slice(0, cut + 2), word.slice(cut + 2)] as const,
    );
    return cuts
      .filter(([left, right]) => {
        const range = wordsStartingWith(index.words, left);
        return index.words[range.from] === left && isKnown(wordsStartingWith(index.words, right));
      })
      .map((halves) => [...query.slice(0, at), ...halves, ...query.slice(at + 1)]);
  });
}

/**
 * The labels that fit best, one a skill. Every word of the query must begin a word of the label, in any order. Where
 * little fits, the query is read more and more kindly: unknown words one slip away, a forgotten space put back, then
 * every word of four letters or more one slip away; where nothing fits at all, the shorter words too. What was found as
 * typed stays in front.
 */
export function searchIndex(index: SearchIndex, query: string, limit = 10): readonly Found[] {
  const words = plainWords(query).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const asTyped = search(index, { words, reading: 'as_typed' }, limit);
  if (asTyped.length >= Math.min(ENOUGH, limit)) return asTyped;
  const kinder: readonly { readonly words: readonly string[]; readonly reading: Reading }[] = [
    { words, reading: 'unknown_words' },
    ...withSpaces(index, words).map((spaced) => ({ words: spaced, reading: 'as_typed' as const })),
    { words, reading: 'all_words' },
  ];
  const found = new Map(asTyped.map((hit) => [hit.uri, hit]));
  for (const reading of kinder) {
    if (found.size >= Math.min(ENOUGH, limit)) break;
    for (const hit of search(index, reading, limit)) if (!found.has(hit.uri)) found.set(hit.uri, hit);
  }
  if (found.size === 0) return search(index, { words, reading: 'short_words' }, limit);
  return [...found.values()].slice(0, limit);
}
