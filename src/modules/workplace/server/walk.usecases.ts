import type { Actor } from '#modules/people/index.ts';
import { newId } from '#platform/ids.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { FREQUENCY_OF, knownCards, LONGEST_CARD, MOST_CARDS, readCardLines, type Rhythm } from '../card-lines.rules.ts';
import { guessPictogram } from '../task-words.ts';
import type { WorkTask } from '../workplace.types.ts';
import { changePlace, hasWords } from './mapping.ts';
import {
  deletePackage,
  deleteTask,
  insertPackage,
  insertTasks,
  listPackages,
  listTasksAt,
  updatePackage,
  updateTasks,
} from './workplace.store.ts';

export type NewCards = {
  readonly environmentId: string;
  readonly rhythm: Rhythm;
  /** Language in which the lines are written. */
  readonly language: string;
  /** One card a line. */
  readonly lines: string;
};

/**
 * Puts down many cards at once. What is there already is left out and told. Codes: `people.not_allowed`,
 * `workplace.place_gone`, `workplace.cards_missing`, `workplace.card_too_long`, `workplace.cards_too_many`.
 */
export async function addCards(
  world: World,
  actor: Actor,
  input: NewCards,
): Promise<Result<{ readonly added: number; readonly repeated: readonly string[] }>> {
  const { environmentId, language } = input;
  const change = { environmentId, action: 'workplace.add_cards', after: input };
  return changePlace({ world, actor }, change, async ({ tx, tenantId, at }) => {
    const there = await listTasksAt(tx, tenantId, environmentId);
    const { cards, repeated, tooLong } = readCardLines(input.lines, knownCards(there));
    if (tooLong.length > 0) {
      return fail({ code: 'workplace.card_too_long', field: 'lines', params: { most: LONGEST_CARD } });
    }
    if (cards.length + repeated.length === 0) return fail({ code: 'workplace.cards_missing', field: 'lines' });
    if (cards.length > MOST_CARDS) {
      return fail({ code: 'workplace.cards_too_many', field: 'lines', params: { most: MOST_CARDS } });
    }
    const rows = cards.map((card, index) => ({
      tenantId,
      id: newId(world.random, 'tsk'),
      environmentId,
      title: { [language]: card },
      plain: {},
      pictogram: guessPictogram(card),
      frequency: FREQUENCY_OF[input.rhythm],
      importance: 2,
      forNewLearners: false,
      position: there.length + index,
      createdAt: at,
    }));
    await insertTasks(tx, rows);
    return ok({ added: rows.length, repeated });
  });
}

type InPlace = { readonly environmentId: string };

/** Makes a package. Codes: `people.not_allowed`, `workplace.place_gone`, `workplace.package_unnamed`. */
export async function addPackage(
  world: World,
  actor: Actor,
  input: InPlace & { readonly title: Multilingual; readonly description?: Multilingual },
): Promise<Result<{ readonly packageId: string }>> {
  if (!hasWords(input.title)) return fail({ code: 'workplace.package_unnamed', field: 'newPackage' });
  const id = newId(world.random, 'pkg');
  const { environmentId, title, description = {} } = input;
  const change = { environmentId, action: 'workplace.add_package', after: { id, title } };
  return changePlace({ world, actor }, change, async ({ tx, tenantId, at }) => {
    await insertPackage(tx, { tenantId, id, environmentId, title, description, createdAt: at });
    return ok({ packageId: id });
  });
}

/** Renames a package. Codes: as `addPackage`, and `workplace.package_gone`. */
export async function renamePackage(
  world: World,
  actor: Actor,
  input: InPlace & { readonly packageId: string; readonly title: Multilingual; readonly description: Multilingual },
): Promise<Result<null>> {
  const { environmentId, packageId, title, description } = input;
  if (!hasWords(title)) return fail({ code: 'workplace.package_unnamed', field: `title-${packageId}` });
  const change = { environmentId, action: 'workplace.rename_package', after: { packageId, title } };
  return changePlace({ world, actor }, change, async ({ tx, tenantId }) => {
    const known = await listPackages(tx, tenantId, environmentId);
    if (!known.some(({ id }) => id === packageId)) return fail({ code: 'workplace.package_gone' });
    await updatePackage(tx, { tenantId, id: packageId }, { title, description });
    return ok(null);
  });
}

/** Takes a package apart; its cards stay and lie loose again. Codes: `people.not_allowed`, `workplace.place_gone`. */
export async function removePackage(
  world: World,
  actor: Actor,
  input: InPlace & { readonly packageId: string },
): Promise<Result<null>> {
  const { environmentId, packageId } = input;
  const change = { environmentId, action: 'workplace.remove_package', after: { packageId } };
  return changePlace({ world, actor }, change, async ({ tx, tenantId }) => {
    const known = await listPackages(tx, tenantId, environmentId);
    if (!known.some(({ id }) => id === packageId)) return ok(null);
    const inside = (await listTasksAt(tx, tenantId, environmentId)).filter((task) => task.packageId === packageId);
    await updateTasks(tx, { tenantId, environmentId, ids: inside.map(({ id }) => id) }, { packageId: null });
    await deletePackage(tx, { tenantId, id: packageId });
    return ok(null);
  });
}

/**
 * Lays cards into packages: task id → package id, or empty for "lies loose". Cards and packages of other places are
 * left alone. Codes: `people.not_allowed`, `workplace.place_gone`.
 */
export async function groupCards(
  world: World,
  actor: Actor,
  input: InPlace & { readonly where: Readonly<Record<string, string>> },
): Promise<Result<null>> {
  const { environmentId, where } = input;
  const change = { environmentId, action: 'workplace.group_cards', after: where };
  return changePlace({ world, actor }, change, async ({ tx, tenantId }) => {
    const known = new Set((await listPackages(tx, tenantId, environmentId)).map(({ id }) => id));
    const targets = Map.groupBy(Object.keys(where), (taskId) => where[taskId] ?? '');
    for (const [packageId, ids] of targets) {
      if (packageId !== '' && !known.has(packageId)) continue;
      await updateTasks(tx, { tenantId, environmentId, ids }, { packageId: packageId === '' ? null : packageId });
    }
    return ok(null);
  });
}

/** What a person may write about a task. */
export type TaskDetails = Omit<WorkTask, 'id' | 'environment' | 'skills' | 'packageId'>;

/** Describes a task. Codes: `people.not_allowed`, `workplace.place_gone`, `workplace.task_gone`, `workplace.title_missing`. */
export async function saveTask(
  world: World,
  actor: Actor,
  input: InPlace & { readonly taskId: string; readonly details: Partial<TaskDetails & Pick<WorkTask, 'skills'>> },
): Promise<Result<null>> {
  const { environmentId, taskId, details } = input;
  if (details.title !== undefined && !hasWords(details.title)) {
    return fail({ code: 'workplace.title_missing', field: 'title' });
  }
  const change = { environmentId, action: 'workplace.save_task', after: { taskId, ...details } };
  return changePlace({ world, actor }, change, async ({ tx, tenantId }) => {
    const known = await listTasksAt(tx, tenantId, environmentId);
    if (!known.some(({ id }) => id === taskId)) return fail({ code: 'workplace.task_gone' });
    await updateTasks(tx, { tenantId, environmentId, ids: [taskId] }, details);
    return ok(null);
  });
}

/** Takes a card away. Codes: `people.not_allowed`, `workplace.place_gone`. */
export async function removeTask(
  world: World,
  actor: Actor,
  input: InPlace & { readonly taskId: string },
): Promise<Result<null>> {
  const { environmentId, taskId } = input;
  const change = { environmentId, action: 'workplace.remove_task', after: { taskId } };
  return changePlace({ world, actor }, change, async ({ tx, tenantId }) => {
    await deleteTask(tx, { tenantId, environmentId, id: taskId });
    return ok(null);
  });
}

/** Chooses what can be learned here; tasks that are not named cannot. Codes: `people.not_allowed`, `workplace.place_gone`. */
export async function chooseLearnable(
  world: World,
  actor: Actor,
  input: InPlace & { readonly learnable: readonly string[]; readonly forNewLearners: readonly string[] },
): Promise<Result<null>> {
  const { environmentId } = input;
  const change = { environmentId, action: 'workplace.choose_learnable', after: input };
  return changePlace({ world, actor }, change, async ({ tx, tenantId }) => {
    const all = (await listTasksAt(tx, tenantId, environmentId)).map(({ id }) => id);
    const at = { tenantId, environmentId };
    await updateTasks(tx, { ...at, ids: all }, { learnable: false, forNewLearners: false });
    await updateTasks(tx, { ...at, ids: input.learnable }, { learnable: true });
    const early = input.forNewLearners.filter((id) => input.learnable.includes(id));
    await updateTasks(tx, { ...at, ids: early }, { forNewLearners: true });
    return ok(null);
  });
}
