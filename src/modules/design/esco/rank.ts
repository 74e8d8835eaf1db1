import type { EscoLabel } from './esco.types.ts';
import type { SearchIndex } from './search-index.ts';
import type { WordRange } from './word-ranges.ts';

/** A word of the query: where the words begin that answer it, and in how many labels they stand. */
export type QueryWord = { readonly length: number; readonly ranges: readonly WordRange[]; readonly weight: number };

export type Found = { readonly uri: string; readonly label: EscoLabel; readonly rank: number };

type Hit = { readonly skill: number; readonly label: number; readonly rank: number };
type Words = readonly QueryWord[];

const WHOLE_WORD = 3;
const SAME_PLACE = 4;
/** Words that stand together in the query and in the label, in either order. */
const NEIGHBOURS = 4;
/** A point weighs as much as five words more in the label. */
const POINT = 16;

const placePoints = (place: number, wanted: number): number => (place === wanted ? SAME_PLACE : place === 0 ? 1 : 0);

/** The best word of the label for one word of the query. */
function bestWord(index: SearchIndex, label: number, word: { readonly at: number; readonly length: number }) {
  const from = index.wordStarts[label] ?? 0;
  const end = index.wordStarts[label + 1] ?? 0;
  let points = 0;
  let place = -2;
  for (let at = from; at < end; at += 1) {
    const number = index.wordsOf[at] ?? 0;
    if ((((index.fits[number] ?? 0) >> word.at) & 1) === 0) continue;
    const whole = index.words[number]?.length === word.length ? WHOLE_WORD : 0;
    const gained = 1 + whole + placePoints(at - from, word.at);
    if (gained <= points) continue;
    points = gained;
    place = at - from;
  }
  return { points, place };
}

/** Whole words, words in the place where the query has them, and words beside each other; then the label's own worth. */
function rankOf(index: SearchIndex, label: number, query: Words): number {
  let points = 0;
  let before = -4;
  for (let at = 0; at < query.length; at += 1) {
    const best = bestWord(index, label, { at, length: query[at]?.length ?? 0 });
    points += best.points + (Math.abs(best.place - before) === 1 ? NEIGHBOURS : 0);
    before = best.place;
  }
  return points * POINT + (index.worth[label] ?? 0);
}

/** Puts a hit in its place among the best; a skill stands there once, by its best label. */
function place({ labels }: SearchIndex, hits: Hit[], { hit, limit }: { hit: Hit; limit: number }): void {
  const known = hits.findIndex((other) => other.skill === hit.skill);
  if (known >= 0) {
    if ((hits[known]?.rank ?? 0) >= hit.rank) return;
    hits.splice(known, 1);
  }
  const text = labels[hit.label]?.label ?? '';
  const isBefore = (other: Hit): boolean =>
    hit.rank > other.rank || (hit.rank === other.rank && text < (labels[other.label]?.label ?? ''));
  const at = hits.findIndex(isBefore);
  hits.splice(at < 0 ? hits.length : at, 0, hit);
  if (hits.length > limit) hits.pop();
}

function mark({ fits }: SearchIndex, query: Words): void {
  query.forEach(({ ranges }, bit) => {
    for (const { from, to } of ranges)
      for (let word = from; word < to; word += 1) fits[word] = (fits[word] ?? 0) | (1 << bit);
  });
}

const wipe = ({ fits }: SearchIndex, query: Words): void => {
  for (const { ranges } of query) for (const { from, to } of ranges) fits.fill(0, from, to);
};

/** Whether some word of the label answers each word of the query. */
function answersAll({ wordStarts, wordsOf, fits }: SearchIndex, label: number, all: number): boolean {
  let answered = 0;
  const end = wordStarts[label + 1] ?? 0;
  for (let at = wordStarts[label] ?? 0; at < end; at += 1) answered |= fits[wordsOf[at] ?? 0] ?? 0;
  return answered === all;
}

/**
 * The best labels that answer every word, at most eight, one a skill. Only labels with the rarest word are looked at.
 * Labels of a word stand in the order of a query of this one word, so that such a query leaves off at the first label
 * that comes too late.
 */
export function bestLabels(index: SearchIndex, query: Words, limit: number): readonly Found[] {
  const hits: Hit[] = [];
  const all = (1 << query.length) - 1;
  let lowest = Number.NEGATIVE_INFINITY;
  const take = (word: number): void => {
    for (const label of index.postings.subarray(index.starts[word], index.starts[word + 1])) {
      if (query.length > 1 && !answersAll(index, label, all)) continue;
      const rank = rankOf(index, label, query);
      if (rank >= lowest) place(index, hits, { hit: { skill: index.skills[label] ?? 0, label, rank }, limit });
      else if (query.length === 1) return;
      if (hits.length === limit) lowest = hits[limit - 1]?.rank ?? lowest;
    }
  };
  mark(index, query);
  const rarest = query.reduce((found, word) => (word.weight < found.weight ? word : found));
  for (const { from, to } of rarest.ranges) for (let word = from; word < to; word += 1) take(word);
  wipe(index, query);
  return hits.flatMap(({ label: number, rank }) => {
    const label = index.labels[number];
    return label === undefined ? [] : [{ uri: label.uri, label, rank }];
  });
}
