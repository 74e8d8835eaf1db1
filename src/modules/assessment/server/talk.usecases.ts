import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import { type Actor, requireRole } from '#modules/people/index.ts';
import { stepsOf } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { type Agreed, type Joint, type JointItem, type TalkInput, talkInput } from '../assessment.schemas.ts';
import { lockForCoach, NOT_FOUND, staleFailures } from './joint.change.ts';
import { addRater, lockJoint, saveJoint } from './joint.store.ts';
import { criteriaOf } from './standing.ts';

type Failures = readonly Failure[];
type Talk = ReturnType<typeof talkInput.parse>;

/** The rows that the talk would change, and the names of their fields. */
function changedItems(joint: Joint, version: AchievementVersion, talk: Talk) {
  const items: JointItem[] = [];
  const changed: string[] = [];
  for (const { id } of criteriaOf(version)) {
    const item = joint.items[id] ?? { criterionId: id, coach: null, self: null, agreed: null, note: '' };
    const next = { ...item, agreed: talk.agreed[id] ?? item.agreed, note: talk.notes[id] ?? item.note };
    if (next.agreed !== item.agreed) changed.push(`agreed-${id}`);
    if (next.note !== item.note) changed.push(`note-${id}`);
    if (next.agreed !== item.agreed || next.note !== item.note) items.push(next);
  }
  return { items, changed: talk.nextGoal === joint.nextGoal ? changed : [...changed, 'nextGoal'] };
}

function talkFailures(joint: Joint, version: AchievementVersion, talk: Talk): Failures {
  if (joint.state === 'rating') return [{ code: 'assessment.not_shown_yet' }];
  if (joint.state !== 'talking') return [{ code: 'assessment.already_sent' }];
  const steps: readonly Agreed[] = [...stepsOf(joint.scale), 'open'];
  const off = Object.entries(talk.agreed).filter(([, agreed]) => !steps.includes(agreed));
  if (off.length > 0) return off.map(([id]) => ({ code: 'assessment.agreed_missing', field: `agreed-${id}` }));
  if (talk.confirm === 'no') return [];
  return criteriaOf(version)
    .filter(({ id }) => (talk.agreed[id] ?? joint.items[id]?.agreed ?? null) === null)
    .map(({ id }) => ({ code: 'assessment.agreed_missing', field: `agreed-${id}` }));
}

/**
 * Saves what the two agreed on, task by task, or that they leave it open; with `confirm` the coach stands by it. A
 * change takes earlier confirmations back, so nobody confirms what she did not see. Nothing is filled in or averaged.
 */
export async function saveTalk(world: World, actor: Actor, input: TalkInput): Promise<Result<null, Failures>> {
  const parsed = parseInput(talkInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const talk = parsed.value;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForCoach(tx, actor, talk.jointId);
    if (!held.ok) return held;
    const joint = held.value;
    const version = await getVersion(tx, tenantId, joint);
    const { items, changed } = changedItems(joint, version, talk);
    const confirms = talk.confirm === 'yes' && joint.coachConfirmedAt === null;
    if (joint.state !== 'rating' && changed.length === 0 && !confirms) return ok(null);
    const failures = talkFailures(joint, version, talk);
    if (failures.length > 0) return fail(failures);
    const stale = await staleFailures(tx, actor, { joint, revision: talk.revision });
    if (stale.length > 0) return fail(stale);
    const at = world.clock.now();
    const isConfirmed = talk.confirm === 'yes';
    const set = {
      nextGoal: talk.nextGoal,
      coachConfirmedAt: isConfirmed ? at : null,
      coachConfirmedBy: isConfirmed ? personId : null,
      ...(changed.length > 0 ? { learnerConfirmedAt: null } : {}),
    };
    await addRater(tx, { tenantId, jointId: joint.id, personId, at });
    await saveJoint(tx, {
      tenantId,
      joint,
      by: personId,
      at,
      set,
      items,
      changed: isConfirmed ? [...changed, 'confirmed'] : changed,
    });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      onBehalfOf: joint.learnerId,
      action: 'assessment.agree',
      objectId: joint.id,
      at,
      after: talk,
    });
    return ok(null);
  });
}

async function confirm(
  tx: Tx,
  {
    joint,
    tenantId,
    by,
    at,
  }: { readonly joint: Joint; readonly tenantId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await saveJoint(tx, { tenantId, joint, by, at, set: { learnerConfirmedAt: at }, items: [], changed: ['confirmed'] });
  const agreed = Object.fromEntries(Object.values(joint.items).map((item) => [item.criterionId, item.agreed]));
  await recordAudit(tx, {
    tenantId,
    actorId: by,
    action: 'assessment.learner_confirm',
    objectId: joint.id,
    at,
    after: { agreed, nextGoal: joint.nextGoal },
  });
}

/** The learner says, in her own session, that what was agreed is right. What she saw must still be what is stored. */
export async function confirmTalk(
  world: World,
  actor: Actor,
  input: { readonly jointId: string; readonly revision: number },
): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const joint = await lockJoint(tx, tenantId, input.jointId);
    if (joint === null || joint.learnerId !== personId) return fail([NOT_FOUND]);
    if (joint.learnerConfirmedAt !== null) return ok(null);
    if (joint.state !== 'talking' || joint.coachConfirmedAt === null)
      return fail([{ code: 'assessment.nothing_to_confirm' }]);
    if (input.revision !== joint.revision) return fail([{ code: 'assessment.changed_before_confirm' }]);
    await confirm(tx, { joint, tenantId, by: personId, at: world.clock.now() });
    return ok(null);
  });
}
