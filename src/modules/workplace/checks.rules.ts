import { cardKey } from './card-lines.rules.ts';
import { hasVerbList, startsWithVerb } from './task-words.ts';
import type { WorkPackage, WorkTask } from './workplace.types.ts';

export const FEWEST_TASKS = 3;
export const MOST_TASKS = 12;

/** Something to look at, never a block, with the thing that causes it. */
export type PlaceNote = {
  readonly code: `workplace.check.${string}`;
  /** Where it can be put right. */
  readonly at:
    | { readonly page: 'walk' | 'packages' }
    | { readonly page: 'package'; readonly id: string }
    | { readonly page: 'task'; readonly id: string };
  /** The thing it is about, to be named in the reader's language. */
  readonly title: WorkTask['title'] | null;
  readonly count?: number;
  readonly language?: string;
};

const atTask = (task: WorkTask, code: PlaceNote['code']): PlaceNote => ({
  code,
  at: { page: 'task', id: task.id },
  title: task.title,
});

function packageNotes(packages: readonly WorkPackage[], tasks: readonly WorkTask[]): readonly PlaceNote[] {
  return packages.flatMap((one): readonly PlaceNote[] => {
    const count = tasks.filter(({ packageId }) => packageId === one.id).length;
    const where = { at: { page: 'package', id: one.id }, title: one.title, count } as const;
    if (count < FEWEST_TASKS) return [{ ...where, code: 'workplace.check.few_tasks' }];
    return count > MOST_TASKS ? [{ ...where, code: 'workplace.check.many_tasks' }] : [];
  });
}

function wordNotes(task: WorkTask): readonly PlaceNote[] {
  const wrong = Object.entries(task.title).filter(([language, text]) => startsWithVerb(text, language) === false);
  const [language] = wrong[0] ?? [];
  return language === undefined ? [] : [{ ...atTask(task, 'workplace.check.no_verb'), language }];
}

/** A risky task that nobody may learn alone is said aloud; one for the first week is a contradiction. */
function riskNotes(task: WorkTask): readonly PlaceNote[] {
  if (task.risk === 'none') return [];
  if (task.forNewLearners) return [atTask(task, 'workplace.check.risky_for_new')];
  return [atTask(task, task.risk === 'licence' ? 'workplace.check.licence' : 'workplace.check.permission')];
}

function detailNotes(task: WorkTask): readonly PlaceNote[] {
  const isBare = Object.values(task.plain).every((text) => text.trim() === '');
  return [
    ...(task.learnable && isBare ? [atTask(task, 'workplace.check.no_plain')] : []),
    ...(task.learnable && task.pictogram === '' ? [atTask(task, 'workplace.check.no_picture')] : []),
  ];
}

function duplicateNotes(tasks: readonly WorkTask[]): readonly PlaceNote[] {
  const seen = new Set<string>();
  return tasks.flatMap((task) => {
    const keys = Object.entries(task.title).map(([language, text]) => `${language}:${cardKey(text)}`);
    const isRepeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isRepeated ? [atTask(task, 'workplace.check.duplicate')] : [];
  });
}

function looseNotes(packages: readonly WorkPackage[], tasks: readonly WorkTask[]): readonly PlaceNote[] {
  if (tasks.length === 0) return [{ code: 'workplace.check.no_tasks', at: { page: 'walk' }, title: null }];
  const known = new Set(packages.map(({ id }) => id));
  const count = tasks.filter(({ packageId }) => packageId === null || !known.has(packageId)).length;
  return count === 0 ? [] : [{ code: 'workplace.check.loose', at: { page: 'packages' }, title: null, count }];
}

/** What somebody should look at before a place is shown to learners: sizes, words, safety, repetitions. */
export function checkPlace(packages: readonly WorkPackage[], tasks: readonly WorkTask[]): readonly PlaceNote[] {
  return [
    ...looseNotes(packages, tasks),
    ...packageNotes(packages, tasks),
    ...tasks.flatMap((task) => [...riskNotes(task), ...wordNotes(task), ...detailNotes(task)]),
    ...duplicateNotes(tasks),
  ];
}

/** Languages of the tasks in which nobody checks the first word, because there is no list of verbs. */
export function uncheckedLanguages(tasks: readonly WorkTask[]): readonly string[] {
  const used = new Set(tasks.flatMap(({ title }) => Object.keys(title)));
  return [...used].filter((language) => !hasVerbList(language)).sort();
}
