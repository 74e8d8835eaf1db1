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

/** Of FlexSearch what is asked of it here; the library may not be installed. */
type FlexIndex = {
  add(id: number, text: string): unknown;
  search(query: string, options: { readonly limit: number; readonly suggest: true }): readonly number[];
};
type FlexModule = {
  readonly default: { readonly Index: new (options: { readonly tokenize: 'forward' | 'tolerant' }) => FlexIndex };
};

const FLEX_SEARCH: string = 'flexsearch';
/** Several labels of one skill may follow each other. */
const ENOUGH_FOR_TEN = 100;

/**
 * FlexSearch as its documentation advises: `forward` for what is found while somebody types, or `tolerant` for slips,
 * both with suggestions. Null where it is not installed.
 */
export const flexSearch = async (
  labels: readonly EscoLabel[],
  tokenize: 'forward' | 'tolerant',
): Promise<SkillSearch | null> => {
  let Index: FlexModule['default']['Index'];
  try {
    const module = (await import(FLEX_SEARCH)) as FlexModule;
    Index = module.default.Index;
  } catch {
    return null;
  }
  const index = new Index({ tokenize });
  labels.forEach(({ label }, number) => index.add(number, label));
  return (query) => firstSkills(labels, index.search(query, { limit: ENOUGH_FOR_TEN, suggest: true }), 10);
};
