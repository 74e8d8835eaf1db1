import { requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { EnvironmentKind, Frequency, Importance, WorkTask } from '../workplace.types.ts';
import { insertEnvironment, insertTask, listEnvironments, listTasks } from './workplace.store.ts';

export type NewEnvironment = { readonly name: Multilingual; readonly kind: EnvironmentKind };

export type NewTask = {
  readonly environmentId: string;
  readonly title: Multilingual;
  readonly plain: Multilingual;
  readonly pictogram: string;
  readonly frequency: Frequency;
  readonly importance: Importance;
  readonly forNewLearners: boolean;
};

const hasWords = (texts: Multilingual): boolean => Object.values(texts).some((text) => text.trim() !== '');

/** Writes down a place of work. Codes: `people.not_allowed`, `workplace.name_missing`. */
export async function addEnvironment(
  world: World,
  actor: Actor,
  input: NewEnvironment,
): Promise<Result<{ readonly environmentId: string }>> {
  const allowed = requireRole(actor, 'coach', 'designer', 'admin');
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

/** Writes down a task. Codes: `people.not_allowed`, `workplace.title_missing`, `workplace.place_gone`. */
export async function addTask(
  world: World,
  actor: Actor,
  input: NewTask,
): Promise<Result<{ readonly taskId: string }>> {
  const allowed = requireRole(actor, 'coach', 'designer', 'admin');
  if (!allowed.ok) return allowed;
  if (!hasWords(input.title)) return fail({ code: 'workplace.title_missing', field: 'title' });
  const id = newId(world.random, 'tsk');
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const places = await listEnvironments(tx, tenantId);
    if (!places.some((place) => place.id === input.environmentId)) {
      return fail({ code: 'workplace.place_gone', field: 'environmentId' });
    }
    await insertTask(tx, { tenantId, id, createdAt: at, ...input });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'workplace.add_task',
      objectId: id,
      at,
      after: input,
    });
    return ok({ taskId: id });
  });
}

/** The tasks of the actor's organisation, for staff who design or coach. Codes: `people.not_allowed`. */
export async function readTasks(world: World, actor: Actor): Promise<Result<readonly WorkTask[]>> {
  const allowed = requireRole(actor, 'coach', 'designer', 'approver', 'admin');
  if (!allowed.ok) return allowed;
  return ok(await world.db.inTenant(actor.tenantId, (tx) => listTasks(tx, actor.tenantId)));
}
