import {
  getPerson,
  listLearners,
  mayCoach,
  noteOnBehalf,
  requireRole,
  type Actor,
  type PersonSummary,
} from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { matchPlaces, type PlaceMatch } from '../match.rules.ts';
import type { LearnerWishes, PlaceDecision } from '../wish.types.ts';
import type { WorkTask } from '../workplace.types.ts';
import { deleteWishes, getWishes, insertDecision, listDecisions, putWishes, type DecisionLine } from './wish.store.ts';
import { getPlace, listPlaces, listTasks } from './workplace.store.ts';

/** Only the coach who accompanies a learner; anybody else is told that there is no such learner. */
async function coached(tx: Tx, actor: Actor, learnerId: string): Promise<Result<PersonSummary>> {
  const learner = (await mayCoach(tx, actor, learnerId)) ? await getPerson(tx, actor.tenantId, learnerId) : null;
  return learner === null ? fail({ code: 'workplace.learner_not_found' }) : ok(learner);
}

/** The coach's learners, with whether their wishes are written down. Codes: `people.not_allowed`. */
export async function readWishLists(
  world: World,
  actor: Actor,
): Promise<Result<readonly { readonly learner: PersonSummary; readonly wishes: LearnerWishes | null }[]>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const asCoach: Actor = { ...actor, roles: ['coach'] };
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const lines = [];
    for (const learner of await listLearners(tx, asCoach)) {
      lines.push({ learner, wishes: await getWishes(tx, actor.tenantId, learner.id) });
    }
    return ok(lines);
  });
}

export type LearnerMatch = {
  readonly learner: PersonSummary;
  readonly wishes: LearnerWishes | null;
  readonly matches: readonly PlaceMatch[];
  readonly decisions: readonly (DecisionLine & { readonly name: string })[];
  /** What can be learned anywhere in the organisation: the list to wish from. */
  readonly tasks: readonly WorkTask[];
};

/** A learner's wishes beside the places, with reasons. Codes: `people.not_allowed`, `workplace.learner_not_found`. */
export async function readMatch(world: World, actor: Actor, learnerId: string): Promise<Result<LearnerMatch>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const learner = await coached(tx, actor, learnerId);
    if (!learner.ok) return learner;
    const wishes = await getWishes(tx, tenantId, learnerId);
    const tasks = await listTasks(tx, tenantId);
    const decisions = [];
    for (const line of await listDecisions(tx, tenantId, learnerId)) {
      decisions.push({ ...line, name: (await getPerson(tx, tenantId, line.by))?.fullName ?? '' });
    }
    return ok({
      learner: learner.value,
      wishes,
      matches: wishes === null ? [] : matchPlaces(await listPlaces(tx, tenantId), wishes, tasks),
      decisions,
      tasks: tasks.filter(({ learnable }) => learnable),
    });
  });
}

export type NewWishes = Omit<LearnerWishes, 'updatedAt'>;

/**
 * Keeps what a learner wishes and needs; the learner is told that the coach wrote it. Codes: `people.not_allowed`,
 * `workplace.learner_not_found`, `workplace.wishes_missing`.
 */
export async function saveWishes(world: World, actor: Actor, input: NewWishes): Promise<Result<null>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  if (input.wishes.length === 0) return fail({ code: 'workplace.wishes_missing', field: 'taskIds' });
  const { tenantId, personId } = actor;
  const { learnerId } = input;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const learner = await coached(tx, actor, learnerId);
    if (!learner.ok) return learner;
    await putWishes(tx, { tenantId, updatedBy: personId }, { ...input, updatedAt: at });
    await noteOnBehalf(tx, { tenantId, learnerId, coachId: personId, what: 'wishes_written', at });
    const audited = { tenantId, actorId: personId, onBehalfOf: learnerId, objectId: learnerId, at };
    await recordAudit(tx, { ...audited, action: 'workplace.save_wishes' });
    return ok(null);
  });
}

/** Deletes them, at once and for good; the learner may, and the coach. Codes: `workplace.learner_not_found`. */
export async function forgetWishes(world: World, actor: Actor, learnerId: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const isOwn = personId === learnerId;
    const learner = isOwn ? ok(null) : await coached(tx, actor, learnerId);
    if (!learner.ok) return learner;
    await deleteWishes(tx, tenantId, learnerId);
    const audited = { tenantId, actorId: personId, objectId: learnerId, at };
    await recordAudit(tx, { ...audited, action: 'workplace.forget_wishes' });
    return ok(null);
  });
}

/**
 * Keeps what the coach decided about a learner and a place, with the reason. Codes: `people.not_allowed`,
 * `workplace.learner_not_found`, `workplace.place_gone`, `workplace.decision_reason_missing`.
 */
export async function decidePlace(
  world: World,
  actor: Actor,
  input: {
    readonly learnerId: string;
    readonly environmentId: string;
    readonly decision: PlaceDecision;
    readonly reason: string;
  },
): Promise<Result<null>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const reason = input.reason.trim();
  if (reason === '') {
    return fail({ code: 'workplace.decision_reason_missing', field: `reason-${input.environmentId}` });
  }
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  const id = newId(world.random, 'pld');
  return world.db.inTenant(tenantId, async (tx) => {
    const learner = await coached(tx, actor, input.learnerId);
    if (!learner.ok) return learner;
    if ((await getPlace(tx, tenantId, input.environmentId)) === null) return fail({ code: 'workplace.place_gone' });
    await insertDecision(tx, { tenantId, id, by: personId, at, ...input, reason });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'workplace.decide_place',
      objectId: id,
      at,
      after: input,
    });
    return ok(null);
  });
}
