import type { AchievementVersion } from '#modules/design/index.ts';
import { freezeEvidence } from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { ASSESSMENT_DECIDED, type AssessmentDecided } from '../assessment.events.ts';
import { decisionOf } from '../assessment.rules.ts';
import type { CaseOrigin, Decision, OutcomeAnswer, ValidationCase } from '../assessment.schemas.ts';
import { addWorkingDays } from '../working-days.rules.ts';
import { kindsBehind } from './case.content.ts';
import { insertCase, insertDecision, listCasesOf, listDecidedEvidence } from './case.store.ts';
import { lockJoint, saveJoint } from './joint.store.ts';
import { getAssessmentSettings } from './settings.store.ts';
import { sharedEvidence } from './standing.ts';

export type Anew = {
  /** The case whose decision is looked at. */
  readonly sent: ValidationCase;
  readonly origin: Exclude<CaseOrigin, 'sent'>;
  readonly tenantId: string;
  readonly by: string;
};

/** A decision can be looked at anew only while it is the newest word about the evaluation. */
export async function newerObstacle(tx: Tx, tenantId: string, sent: ValidationCase): Promise<readonly Failure[]> {
  const cases = await listCasesOf(tx, tenantId, [sent.learnerId]);
  const [newest] = cases.filter((one) => one.sent.jointId === sent.jointId);
  return newest === undefined || newest.sent.id === sent.id ? [] : [{ code: 'assessment.newer_case' }];
}

async function openAnew(tx: Tx, world: World, { sent, origin, tenantId }: Anew): Promise<ValidationCase> {
  const at = world.clock.now();
  const { validationDays } = await getAssessmentSettings(tx, tenantId);
  const added: ValidationCase = {
    ...sent,
    id: newId(world.random, 'cas'),
    sentAt: at,
    dueAt: addWorkingDays(at, validationDays),
    state: 'waiting',
    origin,
    replaces: sent.id,
    certifiedAt: null,
  };
  await insertCase(tx, tenantId, added);
  const evidenceIds = await listDecidedEvidence(tx, tenantId, sent.id);
  await freezeEvidence(tx, { tenantId, evidenceIds, heldFor: added.id, at });
  return added;
}

async function moveJoint(
  tx: Tx,
  { sent, tenantId, by }: Anew,
  { state, at }: { readonly state: 'sent' | 'closed'; readonly at: Date },
): Promise<void> {
  if (sent.exam !== null) return;
  const joint = await lockJoint(tx, tenantId, sent.jointId);
  if (joint === null) throw new Error('A case without its joint evaluation.');
  const changed = [state === 'sent' ? 'sent' : 'decided'];
  await saveJoint(tx, { tenantId, joint, by, at, set: { state }, items: [], changed });
}

/** Puts the case before the validators once more; whoever decided it before does not decide it again. */
export async function askAnew(
  tx: Tx,
  world: World,
  anew: Anew,
): Promise<Result<{ readonly caseId: string }, readonly Failure[]>> {
  const newer = await newerObstacle(tx, anew.tenantId, anew.sent);
  if (newer.length > 0) return fail(newer);
  const added = await openAnew(tx, world, anew);
  await moveJoint(tx, anew, { state: 'sent', at: world.clock.now() });
  return ok({ caseId: added.id });
}

/** Writes a new decision in the place of an earlier one, which stays as it was written, and tells the other rooms. */
export async function decideAnew(
  tx: Tx,
  world: World,
  anew: Anew & { readonly version: AchievementVersion; readonly outcomes: readonly OutcomeAnswer[] },
): Promise<Result<{ readonly caseId: string; readonly decision: Decision }, readonly Failure[]>> {
  const { tenantId, outcomes, version, by } = anew;
  const newer = await newerObstacle(tx, tenantId, anew.sent);
  if (newer.length > 0) return fail(newer);
  const added = await openAnew(tx, world, anew);
  const at = world.clock.now();
  const decision = decisionOf(outcomes);
  const seen = await listDecidedEvidence(tx, tenantId, anew.sent.id);
  const evidence = (await sharedEvidence(tx, tenantId, added)).filter(({ id }) => seen.includes(id));
  const evidenceKinds = kindsBehind({ sent: added, version, outcomes, decision }, evidence);
  await insertDecision(tx, tenantId, {
    decided: added,
    decision: { caseId: added.id, validatorId: by, decision, outcomes, evidenceKinds, decidedAt: at },
    evidenceIds: evidence.map(({ id }) => id),
  });
  if (decision !== 'more_evidence_needed') await moveJoint(tx, anew, { state: 'closed', at });
  const { id: caseId, learnerId, achievementId } = added;
  const payload: AssessmentDecided = {
    caseId,
    learnerId,
    achievementId,
    version: added.version,
    decision,
    replaces: added.replaces,
  };
  await world.events.publish(tx, { type: ASSESSMENT_DECIDED, tenantId, at, payload });
  return ok({ caseId, decision });
}
