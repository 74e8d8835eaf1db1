import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { freezeEvidence, thawEvidence } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { type Joint, type SendInput, sendInput, type ValidationCase } from '../assessment.schemas.ts';
import { addWorkingDays } from '../working-days.rules.ts';
import { listAppealsOf } from './appeal.store.ts';
import { insertCase, listCasesOf, lockCase, setCaseState } from './case.store.ts';
import { lockForCoach, staleFailures } from './joint.change.ts';
import { addRater, saveJoint } from './joint.store.ts';
import { listSeconds } from './second.store.ts';
import { keepTies, type Ties } from './ties.ts';
import { getAssessmentSettings } from './settings.store.ts';
import { agreedLevels, judge, sharedEvidence } from './standing.ts';

type Failures = readonly Failure[];

async function waitingFailures(tx: Tx, tenantId: string, joint: Joint): Promise<Failures> {
  const seconds = await listSeconds(tx, tenantId, joint.id);
  if (seconds.some(({ state }) => state === 'open')) return [{ code: 'assessment.second_open' }];
  const cases = await listCasesOf(tx, tenantId, [joint.learnerId]);
  const own = cases.filter(({ sent }) => sent.jointId === joint.id).map(({ sent }) => sent.id);
  const appeals = await listAppealsOf(tx, tenantId, own);
  return appeals.some(({ appeal }) => appeal.state === 'open') ? [{ code: 'assessment.appeal_open' }] : [];
}

async function sendingFailures(
  tx: Tx,
  actor: Actor,
  form: { readonly joint: Joint; readonly revision: number },
): Promise<Failures> {
  const { joint } = form;
  if (joint.state === 'sent' || joint.state === 'closed') return [{ code: 'assessment.already_sent' }];
  if (joint.coachConfirmedAt === null || joint.learnerConfirmedAt === null)
    return [{ code: 'assessment.not_confirmed' }];
  const waits = await waitingFailures(tx, actor.tenantId, joint);
  return waits.length > 0 ? waits : staleFailures(tx, actor, form);
}

/** The coach of a case has said that nothing ties her to the learner beyond the work. */
async function tiesFailures(
  tx: Tx,
  ref: { readonly tenantId: string; readonly jointId: string; readonly coachId: string },
  said: { readonly ties?: Ties | undefined; readonly at: Date },
): Promise<Failures> {
  const ties = await keepTies(tx, ref, { declared: said.ties, at: said.at });
  if (ties === null) return [{ code: 'assessment.ties_missing', field: 'ties' }];
  return ties === 'conflict' ? [{ code: 'assessment.coach_has_ties', field: 'ties' }] : [];
}

type NewCase = Pick<ValidationCase, 'identityCheck'> & {
  readonly joint: Joint;
  readonly version: AchievementVersion;
  readonly sentBy: string;
};

/** The case as it will stand, with its proof held; the failure when the unit's rule is not met. */
async function makeCase(
  tx: Tx,
  world: World,
  { joint, version, sentBy, identityCheck, tenantId }: NewCase & { readonly tenantId: string },
): Promise<Result<ValidationCase, Failures>> {
  const at = world.clock.now();
  const levels = agreedLevels(joint, version);
  const evidence = await sharedEvidence(tx, tenantId, joint);
  if (judge(version, { levels, evidence }, at).outcome === 'not_yet') return fail([{ code: 'assessment.not_ready' }]);
  const { validationDays } = await getAssessmentSettings(tx, tenantId);
  const added: ValidationCase = {
    id: newId(world.random, 'cas'),
    jointId: joint.id,
    learnerId: joint.learnerId,
    achievementId: joint.achievementId,
    version: joint.version,
    sentBy,
    sentAt: at,
    identityCheck,
    levels,
    state: 'waiting',
    dueAt: addWorkingDays(at, validationDays),
    origin: 'sent',
    replaces: null,
    certifiedAt: null,
    exam: null,
  };
  await insertCase(tx, tenantId, added);
  await freezeEvidence(tx, { tenantId, evidenceIds: evidence.map(({ id }) => id), heldFor: added.id, at });
  return ok(added);
}

/**
 * Sends a confirmed evaluation to the validators, with the agreed levels as they stand and how identity was checked.
 * From now on nobody changes the proof. Refused with all that is missing while the unit's rule is not met, and while a
 * second assessor or an appeal is waited for.
 */
export async function sendToValidation(
  world: World,
  actor: Actor,
  input: SendInput,
): Promise<Result<{ readonly caseId: string }, Failures>> {
  const parsed = parseInput(sendInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForCoach(tx, actor, parsed.value.jointId);
    if (!held.ok) return held;
    const joint = held.value;
    const failures = await sendingFailures(tx, actor, { joint, revision: parsed.value.revision });
    if (failures.length > 0) return fail(failures);
    const untied = await tiesFailures(
      tx,
      { tenantId, jointId: joint.id, coachId: personId },
      {
        ties: parsed.value.ties,
        at: world.clock.now(),
      },
    );
    if (untied.length > 0) return fail(untied);
    const version = await getVersion(tx, tenantId, joint);
    const { identityCheck } = parsed.value;
    const made = await makeCase(tx, world, { tenantId, joint, version, sentBy: personId, identityCheck });
    if (!made.ok) return made;
    const { id: caseId, levels, sentAt: at, jointId } = made.value;
    await addRater(tx, { tenantId, jointId, personId, at });
    await saveJoint(tx, { tenantId, joint, by: personId, at, set: { state: 'sent' }, items: [], changed: ['sent'] });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      onBehalfOf: joint.learnerId,
      action: 'assessment.send',
      objectId: caseId,
      at,
      after: { levels, identityCheck },
    });
    return ok({ caseId });
  });
}

/**
 * The coach takes a case back that nobody has decided: the proof may be changed again, and what was agreed and
 * confirmed stays. A case that an appeal or a second look opened is not hers to take back.
 */
export async function withdrawCase(world: World, actor: Actor, jointId: string): Promise<Result<null, Failures>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForCoach(tx, actor, jointId);
    if (!held.ok) return held;
    const joint = held.value;
    const cases = await listCasesOf(tx, tenantId, [joint.learnerId]);
    const waiting = cases.find(({ sent }) => sent.jointId === jointId && sent.state === 'waiting')?.sent;
    const locked = waiting === undefined ? null : await lockCase(tx, tenantId, waiting.id);
    if (locked === null || locked.state !== 'waiting' || locked.origin !== 'sent')
      return fail([{ code: 'assessment.cannot_withdraw' }]);
    const at = world.clock.now();
    await setCaseState(tx, tenantId, { id: locked.id, state: 'withdrawn' });
    await thawEvidence(tx, { tenantId, heldFor: locked.id });
    const set = { state: 'talking' } as const;
    await saveJoint(tx, { tenantId, joint, by: personId, at, set, items: [], changed: ['withdrawn'] });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      onBehalfOf: joint.learnerId,
      action: 'assessment.withdraw',
      objectId: locked.id,
      at,
    });
    return ok(null);
  });
}

/**
 * Takes up the work again after a case was not, or only partly, validated: a new round of talk with the same ratings.
 * The earlier decision stays as it was written.
 */
export async function reopenTalk(world: World, actor: Actor, jointId: string): Promise<Result<null, Failures>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForCoach(tx, actor, jointId);
    if (!held.ok) return held;
    const joint = held.value;
    if (joint.state === 'talking') return ok(null);
    const cases = await listCasesOf(tx, tenantId, [joint.learnerId]);
    const decision = cases.find(({ sent }) => sent.jointId === jointId)?.decision ?? null;
    if (joint.state !== 'closed' || decision === null || decision.decision === 'validated') {
      return fail([{ code: 'assessment.cannot_reopen' }]);
    }
    const at = world.clock.now();
    await saveJoint(tx, { tenantId, joint, by: personId, at, set: nextRound(joint), items: [], changed: ['reopened'] });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      onBehalfOf: joint.learnerId,
      action: 'assessment.reopen',
      objectId: jointId,
      at,
    });
    return ok(null);
  });
}

/** A further round of talk: what was agreed stays on the page, both confirm anew. */
export const nextRound = (joint: Joint) =>
  ({
    state: 'talking',
    round: joint.round + 1,
    coachConfirmedAt: null,
    coachConfirmedBy: null,
    learnerConfirmedAt: null,
  }) as const;
