import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import { type Actor, getPerson, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { getEvidencePhoto } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { StoredFile } from '#platform/files/files.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import {
  type CaseDecision,
  type DeclarationInput,
  declarationInput,
  type ValidationCase,
} from '../assessment.schemas.ts';
import { type CaseContent, contentOf, proofOfCase } from './case.content.ts';
import { NOT_FOUND } from './case.reading.ts';
import { type Declaration, findCase, findDecision, findDeclaration, lockCase, saveDeclaration } from './case.store.ts';
import { conflictInReview } from './independence.ts';
import { hasValidTraining } from './settings.store.ts';

type Failures = readonly Failure[];

/** Who looks at decisions that were made: validators, and approvers as the people for quality. */
export const REVIEWERS = ['validator', 'approver'] as const;

/** A decision that somebody looks at: what it says, and what it rests on once the reader has said that she is free. */
export type Reviewed = {
  readonly sent: ValidationCase;
  readonly learner: PersonSummary;
  readonly coach: PersonSummary | null;
  readonly version: AchievementVersion;
  readonly decision: CaseDecision;
  readonly decidedBy: PersonSummary | null;
  readonly conflict: string | null;
  readonly declaration: Declaration | null;
  readonly content: CaseContent | null;
  readonly hasTraining: boolean;
};

/** A decided case for a second look; null where there is none. The caller has checked role and reason. */
export async function reviewedCase(
  tx: Tx,
  actor: Actor,
  { caseId, now }: { readonly caseId: string; readonly now: Date },
): Promise<Reviewed | null> {
  const { tenantId, personId } = actor;
  const sent = await findCase(tx, tenantId, caseId);
  const decision = sent === null ? null : await findDecision(tx, tenantId, caseId);
  const learner = sent === null ? null : await getPerson(tx, tenantId, sent.learnerId);
  if (sent === null || decision === null || learner === null) return null;
  const version = await getVersion(tx, tenantId, sent);
  const conflict = await conflictInReview(tx, actor, sent);
  const declaration = await findDeclaration(tx, tenantId, { caseId, validatorId: personId });
  const isFree = conflict === null && declaration !== null;
  return {
    sent,
    learner,
    version,
    decision,
    conflict,
    declaration,
    coach: await getPerson(tx, tenantId, sent.sentBy),
    decidedBy: await getPerson(tx, tenantId, decision.validatorId),
    content: isFree ? await contentOf(tx, tenantId, { sent, version, decision, now }) : null,
    hasTraining: await hasValidTraining(tx, { tenantId, personId, achievementId: sent.achievementId }, now),
  };
}

/** The case, held, for somebody who took no part in its decision and has declared that nothing ties her. */
export async function lockForReview(
  tx: Tx,
  actor: Actor,
  caseId: string,
): Promise<Result<{ readonly sent: ValidationCase; readonly decision: CaseDecision }, Failures>> {
  const sent = await lockCase(tx, actor.tenantId, caseId);
  const decision = sent === null ? null : await findDecision(tx, actor.tenantId, caseId);
  if (sent === null || decision === null) return fail([NOT_FOUND]);
  const conflict = await conflictInReview(tx, actor, sent);
  if (conflict !== null) return fail([{ code: conflict }]);
  const said = await findDeclaration(tx, actor.tenantId, { caseId, validatorId: actor.personId });
  return said === null ? fail([{ code: 'assessment.declare_first' }]) : ok({ sent, decision });
}

/** Somebody who is to look at a decision declares whether anything ties her to the people of the case. */
export async function declareForReview(
  world: World,
  actor: Actor,
  input: DeclarationInput,
): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(declarationInput, input, 'assessment.declaration_missing');
  if (!parsed.ok) return parsed;
  const { caseId, declared, reason } = parsed.value;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const sent = await lockCase(tx, tenantId, caseId);
    if (sent === null || sent.state !== 'decided') return fail([NOT_FOUND]);
    const conflict = await conflictInReview(tx, actor, sent);
    if (conflict !== null && conflict !== 'assessment.conflict_declared') return fail([{ code: conflict }]);
    const at = world.clock.now();
    await saveDeclaration(tx, tenantId, { caseId, validatorId: personId, declared, reason, declaredAt: at });
    const after = { declared, reason };
    await recordAudit(tx, { tenantId, actorId: personId, action: 'assessment.declare', objectId: caseId, at, after });
    return ok(null);
  });
}

/** A photo that a decision rests on, for somebody who is free to look at it. */
export async function seeReviewedPhoto(
  world: World,
  actor: Actor,
  ref: { readonly caseId: string; readonly evidenceId: string },
): Promise<Result<StoredFile, Failures>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForReview(tx, actor, ref.caseId);
    if (!held.ok) return held;
    const evidence = await proofOfCase(tx, tenantId, held.value.sent);
    const proof = evidence.find(({ id }) => id === ref.evidenceId);
    const photo = proof === undefined ? null : await getEvidencePhoto(tx, tenantId, proof);
    return photo === null ? fail([NOT_FOUND]) : ok(photo);
  });
}
