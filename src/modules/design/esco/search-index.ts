import type { EscoLabel } from './esco.types.ts';
import { plainWords } from './plain-words.ts';
import { wholeWord, wordsOneSlipAway, wordsStartingWith, type WordRange } from './word-ranges.ts';

/** An index over the labels of one language, held in memory; never changed once built. */
export type SearchIndex = {
  readonly labels: readonly EscoLabel[];
  /** Every word of every label once, sorted by code units. */
  readonly words: readonly string[];
  /** Where word `i` stands: `postings[starts[i] … starts[i + 1])`, each the label's number × 16 + the place of the word in it. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  /** What a label is worth before the query is read: shorter ones fit better, preferred wordings come first. */
  readonly worth: Int16Array;
  /** Paper for one search at a time (searches do not wait for anything); clean between searches. */
  readonly scratch: { readonly stage: Uint8Array; readonly points: Int16Array; readonly last: Int16Array };
};

const PLACES = 16;

export function buildIndex(labels: readonly EscoLabel[]): SearchIndex {
  const found = new Map<string, number[]>();
  const worth = new Int16Array(labels.length);
  labels.forEach(({ label, preferred }, number) => {
    const words = plainWords(label);
    worth[number] = (preferred ? 8 : 0) - Math.min(words.length, 100) * 3;
    words.forEach((word, position) => {
      const posting = number * PLACES + Math.min(position, PLACES - 1);
      const known = found.get(word);
      if (known === undefined) found.set(word, [posting]);
      else known.push(posting);
    });
  });
  const words = [...found.keys()].sort((a, b) => (a < b ? -1 : 1));
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (found.get(word)?.length ?? 0);
  });
  const postings = new Uint32Array(starts[words.length] ?? 0);
  words.forEach((word, at) => postings.set(found.get(word) ?? [], starts[at]));
  const size = labels.length;
  const scratch = { stage: new Uint8Array(size), points: new Int16Array(size), last: new Int16Array(size) };
  return { labels, words, starts, postings, worth, scratch };
}

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

type QueryWord = {
  readonly length: number;
  readonly position: number;
  readonly ranges: readonly WordRange[];
  readonly weight: number;
};

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

function readWord(index: SearchIndex, word: { text: string; position: number }, reading: Reading): QueryWord {
  const exact = wordsStartingWith(index.words, word.text);
  const ranges = [exact, ...slipsOf(index, { text: word.text, isKnown: isKnown(exact) }, reading)].filter(isKnown);
  const weight = ranges.reduce(
    (sum, range) => sum + (index.starts[range.to] ?? 0) - (index.starts[range.from] ?? 0),
    0,
  );
  return { length: word.text.length, position: word.position, ranges, weight };
}

type Pass = { readonly stage: number; readonly touched: number[] };

/** Counts one find: only in labels that held all words before, and of several fitting words the best. */
function count(index: SearchIndex, find: { readonly label: number; readonly gained: number }, pass: Pass): void {
  const { stage, points, last } = index.scratch;
  const { label, gained } = find;
  const reached = stage[label] ?? 0;
  const before = reached > pass.stage ? (last[label] ?? 0) : 0;
  if (reached < pass.stage || gained <= before) return;
  if (reached === 0) pass.touched.push(label);
  stage[label] = pass.stage + 1;
  last[label] = gained;
  points[label] = (points[label] ?? 0) + gained - before;
}

const placePoints = (place: number, wanted: number): number => (place === wanted ? 4 : place === 0 ? 1 : 0);

/** Adds the points of one word: most go to the word itself and to the place at which the query has it. */
function addPoints(index: SearchIndex, word: QueryWord, pass: Pass): void {
  for (const range of word.ranges) {
    for (let at = range.from; at < range.to; at += 1) {
      const base = 1 + (index.words[at]?.length === word.length ? 3 : 0);
      const end = index.starts[at + 1] ?? 0;
      for (let entry = index.starts[at] ?? 0; entry < end; entry += 1) {
        const posting = index.postings[entry] ?? 0;
        const gained = base + placePoints(posting & (PLACES - 1), word.position);
        count(index, { label: posting >>> 4, gained }, pass);
      }
    }
  }
}

export type Found = { readonly uri: string; readonly label: EscoLabel; readonly rank: number };

/** Puts a hit in its place among the best; a skill stands there once, by its best label. */
function place(hits: Found[], hit: Found, limit: number): void {
  const known = hits.findIndex((other) => other.uri === hit.uri);
  if (known >= 0) {
    if ((hits[known]?.rank ?? 0) >= hit.rank) return;
    hits.splice(known, 1);
  }
  const isBefore = (other: Found): boolean =>
    hit.rank > other.rank || (hit.rank === other.rank && hit.label.label < other.label.label);
  const at = hits.findIndex(isBefore);
  hits.splice(at < 0 ? hits.length : at, 0, hit);
  if (hits.length > limit) hits.pop();
}

/** The best labels that hold every word of the query, one a skill. The rarest word is looked up first. */
function search(
  index: SearchIndex,
  query: { readonly words: readonly string[]; readonly reading: Reading },
  limit: number,
): readonly Found[] {
  const words = query.words.map((text, position) => readWord(index, { text, position }, query.reading));
  if (words.some((word) => word.weight === 0)) return [];
  const touched: number[] = [];
  words.sort((a, b) => a.weight - b.weight).forEach((word, stage) => addPoints(index, word, { stage, touched }));
  const { stage, points } = index.scratch;
  const hits: Found[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const number of touched) {
    const label = index.labels[number];
    const rank = (points[number] ?? 0) * 16 + (index.worth[number] ?? 0);
    if (label !== undefined && stage[number] === words.length && rank >= lowest) {
      place(hits, { uri: label.uri, label, rank }, limit);
      if (hits.length === limit) lowest = hits[limit - 1]?.rank ?? lowest;
    }
    stage[number] = 0;
    points[number] = 0;
  }
  return hits;
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
