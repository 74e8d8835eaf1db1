import type { Failure } from '#platform/result.ts';
import { eqfOfNational } from '../codes.ts';
import { referenceTables } from '../reference-tables.ts';

type Tree = Readonly<Record<string, unknown>>;

const treeIn = (tree: Tree, name: string): Tree => {
  const value = tree[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
};
const textIn = (tree: Tree, name: string): string => {
  const value = tree[name];
  return typeof value === 'string' ? value.trim() : '';
};
const without = (tree: Tree, ...names: readonly string[]): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([name]) => !names.includes(name)));

/** A national level brings its EQF level with it; an EQF level alone never brings a national one. */
function settledLevel(level: Tree): Tree {
  const claim = textIn(level, 'claim');
  const nqf = treeIn(level, 'nqf');
  const [framework, national] = [textIn(nqf, 'framework'), textIn(nqf, 'level')];
  const isNational = framework !== '' && national !== '';
  if (claim === 'not_assigned') return without(level, 'eqf', 'nqf', 'registerUrl');
  const eqf = isNational ? eqfOfNational(framework, national) : undefined;
  const placed = without(level, 'reason', 'nqf', ...(claim === 'included_in_nqf' ? [] : ['registerUrl']));
  return {
    ...placed,
    ...(isNational ? { nqf: { framework, level: national } } : {}),
    ...(eqf === undefined ? {} : { eqf }),
  };
}

function levelFailures(level: Tree): readonly Failure[] {
  const nqf = treeIn(level, 'nqf');
  const framework = referenceTables().frameworks.find(({ code }) => code === textIn(nqf, 'framework'));
  const national = textIn(nqf, 'level');
  if (framework === undefined || national === '' || Object.hasOwn(framework.levels, national)) return [];
  return [{ code: 'design.level_not_in_framework', field: 'level.nqf.level' }];
}

/** A credit line counts when it says how many of what. */
function settledWorkload(workload: Tree): Tree {
  const credits: readonly unknown[] = Array.isArray(workload['credits']) ? workload['credits'] : [];
  const isTold = (line: unknown): boolean => {
    const { system, points } = { system: '', points: 0, ...(typeof line === 'object' ? line : {}) };
    return system !== '' && points > 0;
  };
  return { ...workload, credits: credits.filter(isTold) };
}

const SETTLERS: Readonly<Record<string, (tree: Tree) => Tree>> = {
  languages: (tree) => ({
    ...tree,
    languages: Array.isArray(tree['languages'])
      ? tree['languages'].filter((language) => language !== tree['language'])
      : [],
  }),
  workload: (tree) => ({ ...tree, workload: settledWorkload(treeIn(tree, 'workload')) }),
  level: (tree) => ({ ...tree, level: settledLevel(treeIn(tree, 'level')) }),
  selfScale: (tree) => (['three', ''].includes(textIn(tree, 'selfScale')) ? without(tree, 'selfScale') : tree),
  grading: (tree) => (textIn(treeIn(tree, 'grading'), 'scheme') === '' ? without(tree, 'grading') : tree),
  moreInfo: (tree) => (Object.keys(treeIn(tree, 'moreInfo')).length === 0 ? without(tree, 'moreInfo') : tree),
};

/** Brings what was read into the shape in which it is kept: what follows from other values, and what is not told. */
export function settle(
  tree: Tree,
  facts: readonly string[],
): { readonly tree: Tree; readonly failures: readonly Failure[] } {
  const failures = facts.includes('level') ? levelFailures(treeIn(tree, 'level')) : [];
  return { tree: facts.reduce((settled, fact) => SETTLERS[fact]?.(settled) ?? settled, tree), failures };
}
