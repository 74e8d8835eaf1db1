import type { EscoLabel } from './esco.types.ts';
import { plainWords } from './plain-words.ts';

/** An index over the labels of one language, held in memory; never changed once built. */
export type SearchIndex = {
  readonly labels: readonly EscoLabel[];
  /** Every word of every label once, sorted by code units. */
  readonly words: readonly string[];
  /** Labels that hold word `i`: `postings[starts[i] … starts[i + 1])`; those that begin with it first, then by worth. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  /** Words of label `i` in their order: `wordsOf[wordStarts[i] … wordStarts[i + 1])`. */
  readonly wordStarts: Uint32Array;
  readonly wordsOf: Uint32Array;
  /** The number of the skill that a label belongs to. */
  readonly skills: Uint32Array;
  /** What a label is worth before the query is read. */
  readonly worth: Int16Array;
  /** Paper for one search at a time (searches do not wait for anything): which words of the query a word answers, a bit each; clean between searches. */
  readonly fits: Uint8Array;
};

const PREFERRED = 8;
const WORD_TOO_MANY = 3;
/** Twice the power of two of the names, and never so much that many names outweigh a preferred one. */
const MANY_NAMES = 2;

const runningSums = (counts: Uint32Array): Uint32Array => {
  for (let at = 1; at < counts.length; at += 1) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  return counts;
};

/** Labels by the number of their skill, and how many of them each skill has. */
function numberSkills(labels: readonly EscoLabel[]) {
  const numbers = new Map<string, number>();
  const names: number[] = [];
  const skills = Uint32Array.from(labels, ({ uri }) => {
    const number = numbers.get(uri) ?? numbers.size;
    numbers.set(uri, number);
    names[number] = (names[number] ?? 0) + 1;
    return number;
  });
  return { skills, names };
}

/**
 * Shorter labels fit better, preferred wordings come first, and a skill that goes by many names comes a little before
 * one that has a single name. How often a skill is looked for is not known.
 */
const worthOf = (label: EscoLabel, words: number, names: number): number =>
  (label.preferred ? PREFERRED : 0) -
  Math.min(words, 100) * WORD_TOO_MANY +
  Math.min(Math.round(MANY_NAMES * Math.log2(names)), PREFERRED - 1);

/** For each word its labels: the ones that begin with it, then the others, the worthier first. */
function postLabels(wordStarts: Uint32Array, wordsOf: Uint32Array, order: { starts: Uint32Array; worth: Int16Array }) {
  const { starts, worth } = order;
  const postings = new Uint32Array(wordsOf.length);
  const free = starts.slice();
  const post = (label: number, at: number): void => {
    const word = wordsOf[at] ?? 0;
    const place = free[word] ?? 0;
    postings[place] = label;
    free[word] = place + 1;
  };
  const byWorth = Uint32Array.from(worth.keys()).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0));
  for (const label of byWorth) {
    const first = wordStarts[label] ?? 0;
    if (first < (wordStarts[label + 1] ?? 0)) post(label, first);
  }
  for (const label of byWorth) {
    const end = wordStarts[label + 1] ?? 0;
    for (let at = (wordStarts[label] ?? 0) + 1; at < end; at += 1) post(label, at);
  }
  return postings;
}

export function buildIndex(labels: readonly EscoLabel[]): SearchIndex {
  const split = labels.map(({ label }) => plainWords(label));
  const words = [...new Set(split.flat())].sort((a, b) => (a < b ? -1 : 1));
  const numbers = new Map(words.map((word, number) => [word, number]));
  const wordStarts = runningSums(Uint32Array.from([0, ...split.map((each) => each.length)]));
  const wordsOf = Uint32Array.from(split.flat(), (word) => numbers.get(word) ?? 0);
  const counts = new Uint32Array(words.length + 1);
  for (const word of wordsOf) counts[word + 1] = (counts[word + 1] ?? 0) + 1;
  const starts = runningSums(counts);
  const { skills, names } = numberSkills(labels);
  const worth = Int16Array.from(labels, (label, number) =>
    worthOf(label, split[number]?.length ?? 0, names[skills[number] ?? 0] ?? 1),
  );
  const postings = postLabels(wordStarts, wordsOf, { starts, worth });
  return { labels, words, starts, postings, wordStarts, wordsOf, skills, worth, fits: new Uint8Array(words.length) };
}
