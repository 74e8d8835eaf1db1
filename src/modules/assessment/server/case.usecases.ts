import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import { type Actor, getPerson, mayCoach, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { type Evidence, EVIDENCE_TESTS, getEvidencePhoto, saveEvidenceChecks } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { StoredFile } from '#platform/files/files.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { ASSESSMENT_DECIDED, type AssessmentDecided } from '../assessment.events.ts';
import { conflictOf, decisionOf } from '../assessment.rules.ts';
import {
  type CaseDecision,
  type Decision,
  type DecisionInput,
  decisionInput,
  type DeclarationInput,
  declarationInput,
  type OutcomeAnswer,
  type ValidationCase,
} from '../assessment.schemas.ts';
import { decisionFailures, toAnswers } from '../decision.rules.ts';
import { type CaseContent, contentOf, kindsBehind, mayLookInto, proofOfCase } from './case.content.ts';
import {
  type Declaration,
  findCase,
  findDecision,
  findDeclaration,
  insertDecision,
  lockCase,
  saveDeclaration,
} from './case.store.ts';
import { listRaters, lockJoint, saveJoint } from './joint.store.ts';
import { sharedEvidence } from './standing.ts';
import { nextRound } from './talk.usecases.ts';

const NOT_FOUND = { code: 'assessment.case_not_found' } as const;
type Failures = readonly Failure[];

/** Why this person may not judge, as the people and the declarations stand now; null when nothing speaks against it. */
export async function conflictIn(tx: Tx, actor: Actor, sent: ValidationCase): Promise<string | null> {
  const { tenantId, personId } = actor;
  const said = await findDeclaration(tx, tenantId, { caseId: sent.id, validatorId: personId });
  const raters = await listRaters(tx, tenantId, sent.learnerId);
  const proof = await sharedEvidence(tx, tenantId, sent);
  const coaches = (await mayCoach(tx, actor, sent.learnerId)) ? [personId] : [];
  return conflictOf({
    personId,
    learnerId: sent.learnerId,
    sentBy: sent.sentBy,
    raters,
    companions: [...coaches, ...proof.map(({ createdBy }) => createdBy)],
    declared: said?.declared ?? null,
  });
}

export type CaseView = {
  readonly sent: ValidationCase;
  readonly learner: PersonSummary;
  readonly coach: PersonSummary | null;
  readonly version: AchievementVersion;
  /** Code of the reason why the reader may not judge. */
  readonly conflict: string | null;
  readonly declaration: Declaration | null;
  /**
   * Ratings and proof, while the case waits, for a validator who has declared that nothing ties her to the learner;
   * afterwards for the one who decided, and then only what she decided on.
   */
  readonly content: CaseContent | null;
  readonly decision: CaseDecision | null;
  readonly decidedBy: PersonSummary | null;
};

/** A case for a validator. Before she has declared herself free of conflict she learns only whose and what it is. */
export async function openCase(world: World, actor: Actor, caseId: string): Promise<Result<CaseView>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const sent = await findCase(tx, tenantId, caseId);
    const learner = sent === null ? null : await getPerson(tx, tenantId, sent.learnerId);
    if (sent === null || learner === null) return fail(NOT_FOUND);
    const version = await getVersion(tx, tenantId, sent);
    const conflict = await conflictIn(tx, actor, sent);
    const declaration = await findDeclaration(tx, tenantId, { caseId, validatorId: personId });
    const decision = await findDecision(tx, tenantId, caseId);
    const isFree = conflict === null && declaration !== null && mayLookInto(actor, decision);
    return ok({
      sent,
      learner,
      version,
      conflict,
      declaration,
      decision,
      coach: await getPerson(tx, tenantId, sent.sentBy),
      content: isFree ? await contentOf(tx, tenantId, { sent, version, decision, now: world.clock.now() }) : null,
      decidedBy: decision === null ? null : await getPerson(tx, tenantId, decision.validatorId),
    });
  });
}

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

/** The case for a change by a validator who is free to judge it; the case stays held. */
async function lockForValidator(tx: Tx, actor: Actor, caseId: string): Promise<Result<ValidationCase, Failures>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId, personId } = actor;
  const sent = await lockCase(tx, tenantId, caseId);
  if (sent === null) return fail([NOT_FOUND]);
  const conflict = await conflictIn(tx, actor, sent);
  if (conflict !== null) return fail([{ code: conflict }]);
  const said = await findDeclaration(tx, tenantId, { caseId, validatorId: personId });
  return said === null ? fail([{ code: 'assessment.declare_first' }]) : ok(sent);
}

async function decidedMeanwhile(tx: Tx, tenantId: string, sent: ValidationCase): Promise<Failures> {
  if (sent.state === 'waiting') return [];
  const decision = await findDecision(tx, tenantId, sent.id);
  const who = decision === null ? null : await getPerson(tx, tenantId, decision.validatorId);
  return [{ code: 'assessment.decided_meanwhile', params: { who: who?.fullName ?? '' } }];
}

export type DecisionPreview = {
  readonly decision: Decision;
  readonly outcomes: readonly OutcomeAnswer[];
  readonly learner: PersonSummary;
};

type Draft = DecisionPreview & { readonly sent: ValidationCase; readonly version: AchievementVersion };

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
  const gone = await decidedMeanwhile(tx, actor.tenantId, sent);
  if (gone.length > 0) return fail(gone);
  const version = await getVersion(tx, actor.tenantId, sent);
  const learner = await getPerson(tx, actor.tenantId, sent.learnerId);
  if (learner === null) return fail([NOT_FOUND]);
  const outcomeIds = version.descriptor.outcomes.map(({ id }) => id);
  const draft = { outcomeIds, answers: parsed.value.outcomes, now: world.clock.now() };
  const failures = decisionFailures(draft);
  if (failures.length > 0) return fail(failures);
  const outcomes = toAnswers(draft);
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
    const joint = await lockJoint(tx, tenantId, sent.jointId);
    if (joint === null) throw new Error('A case without its joint evaluation.');
    const at = world.clock.now();
    const evidence = await sharedEvidence(tx, tenantId, joint);
    const evidenceKinds = kindsBehind(draft.value, evidence);
    await insertDecision(tx, tenantId, {
      decided: sent,
      decision: { caseId: sent.id, validatorId: personId, decision, outcomes, evidenceKinds, decidedAt: at },
      evidenceIds: evidence.map(({ id }) => id),
    });
    const set = decision === 'more_evidence_needed' ? nextRound(joint) : ({ state: 'closed' } as const);
    await saveJoint(tx, { tenantId, joint, by: personId, at, set, items: [], changed: ['decided'] });
    const { learnerId, achievementId, version } = sent;
    const payload: AssessmentDecided = { caseId: sent.id, learnerId, achievementId, version, decision };
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

async function findProofOfCase(
  tx: Tx,
  tenantId: string,
  { sent, evidenceId }: { readonly sent: ValidationCase; readonly evidenceId: string },
): Promise<Evidence | null> {
  const evidence = await proofOfCase(tx, tenantId, sent);
  return evidence.find(({ id }) => id === evidenceId) ?? null;
}

/** A photo of a case, for a validator who is free to judge it. */
export async function seeCasePhoto(
  world: World,
  actor: Actor,
  ref: { readonly caseId: string; readonly evidenceId: string },
): Promise<Result<StoredFile, Failures>> {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForValidator(tx, actor, ref.caseId);
    if (!held.ok) return held;
    if (!mayLookInto(actor, await findDecision(tx, tenantId, ref.caseId))) return fail([NOT_FOUND]);
    const proof = await findProofOfCase(tx, tenantId, { sent: held.value, evidenceId: ref.evidenceId });
    const photo = proof === null ? null : await getEvidencePhoto(tx, tenantId, proof);
    return photo === null ? fail([NOT_FOUND]) : ok(photo);
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
