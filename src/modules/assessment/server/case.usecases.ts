import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import { type Actor, getPerson, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { EVIDENCE_TESTS, freezeEvidence, saveEvidenceChecks, thawEvidence } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { takenAway } from '../appeal.rules.ts';
import { ASSESSMENT_DECIDED, type AssessmentDecided } from '../assessment.events.ts';
import { decisionOf } from '../assessment.rules.ts';
import {
  type Decision,
  type DecisionInput,
  decisionInput,
  type DeclarationInput,
  declarationInput,
  type OutcomeAnswer,
  type ValidationCase,
} from '../assessment.schemas.ts';
import { decisionFailures, toAnswers, unreachedIn } from '../decision.rules.ts';
import { moderationReason } from '../moderation.rules.ts';
import { kindsBehind } from './case.content.ts';
import { decidedMeanwhile, findProofOfCase, keptOutcomes, lockForValidator, NOT_FOUND } from './case.reading.ts';
import { findDecision, insertDecision, lockCase, saveDeclaration } from './case.store.ts';
import { lockJoint, saveJoint } from './joint.store.ts';
import { countFinalDecisions, insertModeration } from './moderation.store.ts';
import { listSeconds } from './second.store.ts';
import { nextRound } from './sending.usecases.ts';
import { hasValidTraining } from './settings.store.ts';
import { judgeCase, sharedEvidence } from './standing.ts';

type Failures = readonly Failure[];

/** A validator declares, for this case, whether anything ties her to the learner or the coach. */
export async function declareTies(
  world: World,
  actor: Actor,
  input: DeclarationInput,
): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(declarationInput, input, 'assessment.declaration_missing');
  if (!parsed.ok) return parsed;
  const { caseId, declared, reason } = parsed.value;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const sent = await lockCase(tx, tenantId, caseId);
    if (sent === null) return fail([NOT_FOUND]);
    // What a decision rests on is not said differently afterwards.
    const gone = await decidedMeanwhile(tx, tenantId, sent);
    if (gone.length > 0) return fail(gone);
    const at = world.clock.now();
    await saveDeclaration(tx, tenantId, { caseId, validatorId: personId, declared, reason, declaredAt: at });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'assessment.declare',
      objectId: caseId,
      at,
      after: { declared, reason },
    });
    return ok(null);
  });
}

export type DecisionPreview = {
  readonly decision: Decision;
  readonly outcomes: readonly OutcomeAnswer[];
  readonly learner: PersonSummary;
};

type Draft = DecisionPreview & { readonly sent: ValidationCase; readonly version: AchievementVersion };

/** What keeps a validator from deciding now, whatever she decides. */
async function decidingFailures(
  tx: Tx,
  actor: Actor,
  { sent, now }: { readonly sent: ValidationCase; readonly now: Date },
): Promise<Failures> {
  const { tenantId, personId } = actor;
  const gone = await decidedMeanwhile(tx, tenantId, sent);
  if (gone.length > 0) return gone;
  const { achievementId } = sent;
  if (!(await hasValidTraining(tx, { tenantId, personId, achievementId }, now)))
    return [{ code: 'assessment.no_training' }];
  const seconds = await listSeconds(tx, tenantId, sent.jointId);
  return seconds.some(({ state }) => state === 'open') ? [{ code: 'assessment.second_open' }] : [];
}

/** What was validated stays validated, and after an appeal the whole does not sink either. */
async function worseFailures(
  tx: Tx,
  tenantId: string,
  { sent, outcomes }: { readonly sent: ValidationCase; readonly outcomes: readonly OutcomeAnswer[] },
): Promise<Failures> {
  const kept = await keptOutcomes(tx, tenantId, sent);
  const lost = kept.filter((id) => outcomes.some((one) => one.outcomeId === id && one.decision !== 'validated'));
  if (lost.length > 0) return lost.map((id) => ({ code: 'assessment.stays_validated', field: `decision-${id}` }));
  if (sent.origin !== 'appeal' || sent.replaces === null) return [];
  const earlier = await findDecision(tx, tenantId, sent.replaces);
  return takenAway(earlier?.outcomes ?? [], outcomes).length > 0 ? [{ code: 'assessment.never_worse' }] : [];
}

async function draftDecision(
  tx: Tx,
  world: World,
  { actor, input }: { readonly actor: Actor; readonly input: DecisionInput },
): Promise<Result<Draft, Failures>> {
  const parsed = parseInput(decisionInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const held = await lockForValidator(tx, actor, parsed.value.caseId);
  if (!held.ok) return held;
  const sent = held.value;
  const stops = await decidingFailures(tx, actor, { sent, now: world.clock.now() });
  if (stops.length > 0) return fail(stops);
  const version = await getVersion(tx, actor.tenantId, sent);
  const learner = await getPerson(tx, actor.tenantId, sent.learnerId);
  if (learner === null) return fail([NOT_FOUND]);
  const outcomeIds = version.descriptor.outcomes.map(({ id }) => id);
  const unreached = unreachedIn(version.descriptor, sent.levels);
  const draft = { outcomeIds, answers: parsed.value.outcomes, unreached, now: world.clock.now() };
  const failures = decisionFailures(draft);
  if (failures.length > 0) return fail(failures);
  const outcomes = toAnswers(draft);
  const worse = await worseFailures(tx, actor.tenantId, { sent, outcomes });
  if (worse.length > 0) return fail(worse);
  return ok({ sent, version, learner, outcomes, decision: decisionOf(outcomes) });
}

/** Checks a decision and answers what the learner would read; nothing is written. */
export async function previewDecision(
  world: World,
  actor: Actor,
  input: DecisionInput,
): Promise<Result<DecisionPreview, Failures>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const draft = await draftDecision(tx, world, { actor, input });
    if (!draft.ok) return draft;
    const { decision, outcomes, learner } = draft.value;
    return ok({ decision, outcomes, learner });
  });
}

/** Closes the joint evaluation, or begins its next round. Behind an exam there is none. */
async function moveOn(
  tx: Tx,
  { tenantId, personId: by }: Actor,
  { sent, decision, at }: { readonly sent: ValidationCase; readonly decision: Decision; readonly at: Date },
): Promise<void> {
  if (sent.exam !== null) return;
  const joint = await lockJoint(tx, tenantId, sent.jointId);
  if (joint === null) throw new Error('A case without its joint evaluation.');
  const set = decision === 'more_evidence_needed' ? nextRound(joint) : ({ state: 'closed' } as const);
  await saveJoint(tx, { tenantId, joint, by, at, set, items: [], changed: ['decided'] });
}

/**
 * Writes the decision, once and for good, and tells the other rooms. Where more evidence is asked for, a new round of
 * the joint evaluation begins; otherwise it is closed.
 */
export async function decideCase(
  world: World,
  actor: Actor,
  input: DecisionInput,
): Promise<Result<DecisionPreview, Failures>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const draft = await draftDecision(tx, world, { actor, input });
    if (!draft.ok) return draft;
    const { sent, outcomes, decision, learner } = draft.value;
    const at = world.clock.now();
    const evidence = await sharedEvidence(tx, tenantId, sent);
    const evidenceKinds = kindsBehind(draft.value, evidence);
    const decidedBefore = await countFinalDecisions(tx, tenantId, personId);
    await insertDecision(tx, tenantId, {
      decided: sent,
      decision: { caseId: sent.id, validatorId: personId, decision, outcomes, evidenceKinds, decidedAt: at },
      evidenceIds: evidence.map(({ id }) => id),
    });
    const result = judgeCase(draft.value.version, { sent, evidence }, at);
    const reason = moderationReason({ decision, decidedBefore, result });
    const look = {
      caseId: sent.id,
      learnerId: sent.learnerId,
      validatorId: personId,
      drawnAt: at,
      state: 'open',
    } as const;
    if (reason !== null) await insertModeration(tx, tenantId, { ...look, reason });
    const hold = { tenantId, heldFor: sent.id };
    if (decision === 'more_evidence_needed') await thawEvidence(tx, hold);
    else await freezeEvidence(tx, { ...hold, evidenceIds: evidence.map(({ id }) => id), at });
    await moveOn(tx, actor, { sent, decision, at });
    const { learnerId, achievementId, version } = sent;
    const payload: AssessmentDecided = {
      caseId: sent.id,
      learnerId,
      achievementId,
      version,
      decision,
      replaces: sent.replaces,
    };
    await world.events.publish(tx, { type: ASSESSMENT_DECIDED, tenantId, at, payload });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'assessment.decide',
      objectId: sent.id,
      at,
      after: { decision, outcomes },
    });
    return ok({ decision, outcomes, learner });
  });
}

/** A validator ticks which of the five tests a proof of her case passes. */
export async function checkCaseEvidence(
  world: World,
  actor: Actor,
  input: { readonly caseId: string; readonly evidenceId: string; readonly passed: readonly string[] },
): Promise<Result<null, Failures>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForValidator(tx, actor, input.caseId);
    if (!held.ok) return held;
    const gone = await decidedMeanwhile(tx, tenantId, held.value);
    if (gone.length > 0) return fail(gone);
    const proof = await findProofOfCase(tx, tenantId, { sent: held.value, evidenceId: input.evidenceId });
    if (proof === null) return fail([NOT_FOUND]);
    const passed = EVIDENCE_TESTS.filter((test) => input.passed.includes(test));
    const at = world.clock.now();
    await saveEvidenceChecks(tx, { tenantId, evidenceId: proof.id, passed, by: personId, at });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'assessment.check_proof',
      objectId: proof.id,
      at,
      after: { passed },
    });
    return ok(null);
  });
}
