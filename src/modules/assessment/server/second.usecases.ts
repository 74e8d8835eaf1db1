import { getVersion } from '#modules/design/index.ts';
import { type Actor, mayCoach, requireRole } from '#modules/people/index.ts';
import { isLevel, type Level, stepsOf } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { Joint } from '../assessment.schemas.ts';
import { type AskedBy, secondRequestInput } from '../review.schemas.ts';
import { conflictIn } from './independence.ts';
import { findCase } from './case.store.ts';
import { NOT_FOUND } from './joint.change.ts';
import { addRater, lockJoint } from './joint.store.ts';
import { listRated } from './rated.ts';
import { obstacleFor } from './second.reading.ts';
import { insertSecond, lockSecond, saveTies, updateSecond } from './second.store.ts';
import { criteriaOf } from './standing.ts';

type Failures = readonly Failure[];

/** Asks for a second assessor inside the transaction of whoever asks. The caller has checked that she may. */
export async function requestSecond(
  tx: Tx,
  world: World,
  asked: {
    readonly tenantId: string;
    readonly joint: Pick<Joint, 'id' | 'learnerId'>;
    readonly askedBy: AskedBy;
    readonly by: string;
    readonly why: string;
  },
): Promise<Result<{ readonly id: string }, Failures>> {
  const { tenantId, joint, askedBy, by, why } = asked;
  const at = world.clock.now();
  const id = newId(world.random, 'sec');
  const isNew = await insertSecond(tx, tenantId, {
    id,
    jointId: joint.id,
    learnerId: joint.learnerId,
    askedBy,
    requestedBy: by,
    requestedAt: at,
    why,
    assessorId: null,
    state: 'open',
    doneAt: null,
    levels: {},
  });
  if (!isNew) return fail([{ code: 'assessment.second_open' }]);
  const after = { askedBy, why };
  await recordAudit(tx, { tenantId, actorId: by, action: 'assessment.ask_second', objectId: joint.id, at, after });
  return ok({ id });
}

/** The coach asks for a second assessor, usually where she and the learner could not agree. */
export async function askForSecond(
  world: World,
  actor: Actor,
  input: { readonly jointId: string; readonly why: string },
): Promise<Result<null, Failures>> {
  const parsed = parseInput(secondRequestInput, { why: input.why }, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const { tenantId, personId: by } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const joint = await lockJoint(tx, tenantId, input.jointId);
    if (joint === null || !(await mayCoach(tx, actor, joint.learnerId))) return fail([NOT_FOUND]);
    if (joint.state !== 'talking') return fail([{ code: 'assessment.second_not_now' }]);
    const asked = await requestSecond(tx, world, { tenantId, joint, askedBy: 'coach', by, why: parsed.value.why });
    return asked.ok ? ok(null) : asked;
  });
}

/** A validator who is free to judge a case asks for a second assessor before she decides. */
export async function askForSecondOnCase(
  world: World,
  actor: Actor,
  input: { readonly caseId: string; readonly why: string },
): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(secondRequestInput, { why: input.why }, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const { tenantId, personId: by } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const sent = await findCase(tx, tenantId, input.caseId);
    if (sent === null || sent.state !== 'waiting') return fail([{ code: 'assessment.case_not_found' }]);
    const conflict = await conflictIn(tx, actor, sent);
    if (conflict !== null) return fail([{ code: conflict }]);
    const joint = { id: sent.jointId, learnerId: sent.learnerId };
    const asked = await requestSecond(tx, world, { tenantId, joint, askedBy: 'validator', by, why: parsed.value.why });
    return asked.ok ? ok(null) : asked;
  });
}

/** Whoever asked no longer needs it; only before somebody has taken it on. */
export async function cancelSecond(world: World, actor: Actor, id: string): Promise<Result<null, Failures>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const second = await lockSecond(tx, tenantId, id);
    if (second === null || second.requestedBy !== personId) return fail([NOT_FOUND]);
    if (second.state !== 'open' || second.assessorId !== null)
      return fail([{ code: 'assessment.second_not_cancelled' }]);
    await updateSecond(tx, tenantId, { id, state: 'cancelled' });
    const at = world.clock.now();
    await recordAudit(tx, { tenantId, actorId: personId, action: 'assessment.cancel_second', objectId: id, at });
    return ok(null);
  });
}

/**
 * Somebody says whether ties bind her and, if none do, takes the second assessment on. Who finds ties only afterwards
 * gives it back: it waits for somebody else, and she has seen too much to take it again.
 */
export async function takeSecond(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly declared: 'no_conflict' | 'conflict' },
): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, 'coach', 'validator');
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const second = await lockSecond(tx, tenantId, input.id);
    if (second === null || second.state !== 'open') return fail([NOT_FOUND]);
    const at = world.clock.now();
    const [rated] = await listRated(tx, tenantId, [second.jointId]);
    const stands = await obstacleFor(tx, actor, { second, exam: rated?.exam ?? null, now: at });
    if (stands !== null && stands !== 'assessment.conflict_declared') return fail([{ code: stands }]);
    const { jointId } = second;
    await saveTies(tx, { tenantId, jointId, coachId: personId, declared: input.declared, at });
    const after = { declared: input.declared };
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'assessment.take_second',
      objectId: input.id,
      at,
      after,
    });
    const isHers = second.assessorId === personId;
    if (isHers && input.declared === 'conflict') await updateSecond(tx, tenantId, { id: second.id, assessorId: null });
    if (isHers || input.declared === 'conflict') return ok(null);
    await updateSecond(tx, tenantId, { id: second.id, assessorId: personId });
    await addRater(tx, { tenantId, jointId, personId, at });
    return ok(null);
  });
}

/** The second assessor's ratings, all at once; from then on everybody concerned sees all three. */
export async function finishSecond(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly levels: Readonly<Record<string, string>> },
): Promise<Result<null, Failures>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const second = await lockSecond(tx, tenantId, input.id);
    if (second === null || second.assessorId !== personId) return fail([NOT_FOUND]);
    if (second.state === 'done') return ok(null);
    const [joint] = await listRated(tx, tenantId, [second.jointId]);
    if (joint === undefined) return fail([NOT_FOUND]);
    const steps = stepsOf(joint.scale);
    const levels: Record<string, Level> = {};
    const criteria = criteriaOf(await getVersion(tx, tenantId, joint));
    for (const { id } of criteria) {
      const level = input.levels[id];
      if (isLevel(level) && steps.includes(level)) levels[id] = level;
    }
    const missing = criteria.filter(({ id }) => levels[id] === undefined);
    if (missing.length > 0)
      return fail(missing.map(({ id }) => ({ code: 'assessment.second_rating_missing', field: `level-${id}` })));
    const at = world.clock.now();
    await updateSecond(tx, tenantId, { id: second.id, state: 'done', doneAt: at, levels });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      onBehalfOf: second.learnerId,
      action: 'assessment.second_rate',
      objectId: second.id,
      at,
      after: levels,
    });
    return ok(null);
  });
}
