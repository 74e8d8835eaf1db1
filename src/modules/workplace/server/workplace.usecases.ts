import { listPeopleWithRole, requireRole, type Actor, type PersonSummary } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { checkPlace, uncheckedLanguages, type PlaceNote } from '../checks.rules.ts';
import type {
  EnvironmentKind,
  Frequency,
  Importance,
  Place,
  PlaceProfile,
  WorkPackage,
  WorkTask,
} from '../workplace.types.ts';
import { changePlace, hasWords, mayMap } from './mapping.ts';
import {
  getPlace,
  insertEnvironment,
  insertTask,
  listPackages,
  listPlaces,
  listTasks,
  listTasksAt,
  updatePlace,
} from './workplace.store.ts';

export type NewEnvironment = { readonly name: Multilingual; readonly kind: EnvironmentKind };

/** Only the first lines are needed to begin; everything else of a task may be told at once or later. */
export type NewTask = {
  readonly environmentId: string;
  readonly title: Multilingual;
  readonly plain: Multilingual;
  readonly pictogram: string;
  readonly frequency: Frequency;
  readonly importance: Importance;
  readonly forNewLearners: boolean;
} & Partial<
  Pick<
    WorkTask,
    'packageId' | 'steps' | 'tools' | 'difficulty' | 'risk' | 'occupation' | 'skills' | 'outcome' | 'learnable'
  >
>;

/** Writes down a place of work. Codes: `people.not_allowed`, `workplace.name_missing`. */
export async function addEnvironment(
  world: World,
  actor: Actor,
  input: NewEnvironment,
): Promise<Result<{ readonly environmentId: string }>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  if (!hasWords(input.name)) return fail({ code: 'workplace.name_missing', field: 'name' });
  const id = newId(world.random, 'env');
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  await world.db.inTenant(tenantId, async (tx) => {
    await insertEnvironment(tx, { tenantId, id, createdAt: at, ...input });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'workplace.add_place',
      objectId: id,
      at,
      after: input,
    });
  });
  return ok({ environmentId: id });
}

export type SaveProfile = NewEnvironment & PlaceProfile & { readonly environmentId: string };

/** Tells what a place is like. Codes: `people.not_allowed`, `workplace.place_gone`, `workplace.name_missing`, `workplace.contact_gone`. */
export async function saveProfile(world: World, actor: Actor, input: SaveProfile): Promise<Result<null>> {
  const { environmentId, ...profile } = input;
  if (!hasWords(profile.name)) return fail({ code: 'workplace.name_missing', field: 'name' });
  const change = { environmentId, action: 'workplace.save_profile', after: profile };
  return changePlace({ world, actor }, change, async ({ tx, tenantId }) => {
    const coaches = await listPeopleWithRole(tx, tenantId, 'coach');
    if (profile.contactId !== null && !coaches.some(({ id }) => id === profile.contactId)) {
      return fail({ code: 'workplace.contact_gone', field: 'contactId' });
    }
    await updatePlace(tx, { tenantId, id: environmentId }, profile);
    return ok(null);
  });
}

/** Writes down a task. Codes: `people.not_allowed`, `workplace.title_missing`, `workplace.place_gone`. */
export async function addTask(
  world: World,
  actor: Actor,
  input: NewTask,
): Promise<Result<{ readonly taskId: string }>> {
  if (!hasWords(input.title)) return fail({ code: 'workplace.title_missing', field: 'title' });
  const id = newId(world.random, 'tsk');
  const change = { environmentId: input.environmentId, action: 'workplace.add_task', after: { id, ...input } };
  return changePlace({ world, actor }, change, async ({ tx, tenantId, at }) => {
    await insertTask(tx, { tenantId, id, createdAt: at, ...input });
    return ok({ taskId: id });
  });
}

/** The tasks of the actor's organisation, for staff who design or coach. Codes: `people.not_allowed`. */
export async function readTasks(world: World, actor: Actor): Promise<Result<readonly WorkTask[]>> {
  const allowed = requireRole(actor, 'coach', 'designer', 'approver', 'admin');
  if (!allowed.ok) return allowed;
  return ok(await world.db.inTenant(actor.tenantId, (tx) => listTasks(tx, actor.tenantId)));
}

/** Every place of the organisation with its tasks. Codes: `people.not_allowed`. */
export async function readPlaces(
  world: World,
  actor: Actor,
): Promise<Result<readonly { readonly place: Place; readonly tasks: readonly WorkTask[] }[]>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const tasks = Map.groupBy(await listTasks(tx, tenantId), ({ environment }) => environment.id);
    return ok((await listPlaces(tx, tenantId)).map((place) => ({ place, tasks: tasks.get(place.id) ?? [] })));
  });
}

export type PlaceMap = {
  readonly place: Place;
  readonly packages: readonly WorkPackage[];
  readonly tasks: readonly WorkTask[];
  readonly notes: readonly PlaceNote[];
  /** Languages whose first words nobody checks. */
  readonly unchecked: readonly string[];
  /** Who may be the contact. */
  readonly coaches: readonly PersonSummary[];
};

/** One place with its whole map and what to look at. Codes: `people.not_allowed`, `workplace.place_gone`. */
export async function readPlace(world: World, actor: Actor, environmentId: string): Promise<Result<PlaceMap>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const place = await getPlace(tx, tenantId, environmentId);
    if (place === null) return fail({ code: 'workplace.place_gone' });
    const packages = await listPackages(tx, tenantId, environmentId);
    const tasks = await listTasksAt(tx, tenantId, environmentId);
    const coaches = await listPeopleWithRole(tx, tenantId, 'coach');
    const notes = checkPlace(packages, tasks);
    return ok({ place, packages, tasks, notes, unchecked: uncheckedLanguages(tasks), coaches });
  });
}
