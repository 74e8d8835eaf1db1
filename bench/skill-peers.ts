import FlexSearch from 'flexsearch';
import type { EscoLabel } from '../src/modules/design/esco/esco.types.ts';

/** The first ten skills for what somebody typed. */
export type SkillSearch = (query: string) => readonly string[];

/** The skills of the labels in the order they were found, each counted once, as the picker shows them. */
export const firstSkills = (
  labels: readonly EscoLabel[],
  numbers: Iterable<number>,
  shown: number,
): readonly string[] => {
  const found = new Set<string>();
  for (const number of numbers) {
    const label = labels[number];
    if (label !== undefined) found.add(label.uri);
    if (found.size === shown) break;
  }
  return [...found];
};

/** Several labels of one skill may follow each other. */
const ENOUGH_FOR_TEN = 100;

/** FlexSearch as its documentation advises: `forward` for what is found while somebody types, or `tolerant` for slips, both with suggestions. */
export const flexSearch = (labels: readonly EscoLabel[], tokenize: 'forward' | 'tolerant'): SkillSearch => {
  const index = new FlexSearch.Index({ tokenize });
  labels.forEach(({ label }, number) => index.add(number, label));
  return (query) => {
    const found = index.search(query, { limit: ENOUGH_FOR_TEN, suggest: true });
    return firstSkills(labels, found.map(Number), 10);
  };
};
