import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import { type Actor, getPerson, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { type Evidence, getEvidencePhoto } from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { StoredFile } from '#platform/files/files.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { CaseDecision, ValidationCase } from '../assessment.schemas.ts';
import type { SecondAssessment } from '../review.schemas.ts';
import { type CaseContent, contentOf, mayLookInto, proofOfCase } from './case.content.ts';
import { type Declaration, findCase, findDecision, findDeclaration, listCasesOf, lockCase } from './case.store.ts';
import { conflictIn } from './independence.ts';
import { listSeconds } from './second.store.ts';
import { hasValidTraining } from './settings.store.ts';

export const NOT_FOUND = { code: 'assessment.case_not_found' } as const;
type Failures = readonly Failure[];

/**
 * Outcomes that stay validated whatever is decided now: those of the part that was validated in an earlier round, and
 * for an appeal those of the decision that was appealed.
 */
export async function keptOutcomes(tx: Tx, tenantId: string, sent: ValidationCase): Promise<readonly string[]> {
  if (sent.origin === 'moderation') return [];
  const cases = await listCasesOf(tx, tenantId, [sent.learnerId]);
  const [earlier] = cases.filter((one) => one.sent.jointId === sent.jointId && one.decision !== null);
  if (earlier?.decision?.decision !== 'partly_validated' && sent.origin !== 'appeal') return [];
  const answers = earlier?.decision?.outcomes ?? [];
  return answers.filter(({ decision }) => decision === 'validated').map(({ outcomeId }) => outcomeId);
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
  /** Whether the reader has a training in assessing that counts: without one she looks and does not decide. */
  readonly hasTraining: boolean;
  /** Ratings of second assessors, with the case's content only; and whether one is still waited for. */
  readonly seconds: readonly SecondAssessment[];
  readonly isSecondOpen: boolean;
  /** The id of the open request when the reader made it and nobody has taken it on. */
  readonly ownOpenSecond: string | null;
  /** Outcomes that were validated earlier: they stay validated. */
  readonly kept: readonly string[];
  /** The decision that is looked at anew. */
  readonly earlier: CaseDecision | null;
};

/** What was validated before, and the decision that is looked at anew. */
const earlierOf = async (tx: Tx, tenantId: string, sent: ValidationCase) => ({
  kept: await keptOutcomes(tx, tenantId, sent),
  earlier: sent.replaces === null ? null : await findDecision(tx, tenantId, sent.replaces),
});

/** Second assessors of a case: their ratings only for who is free to judge it. */
async function secondsFor(
  tx: Tx,
  { tenantId, personId }: Actor,
  { sent, isFree }: { readonly sent: ValidationCase; readonly isFree: boolean },
) {
  const seconds = await listSeconds(tx, tenantId, sent.jointId);
  const open = seconds.find(({ state }) => state === 'open');
  const isOwn = open !== undefined && open.assessorId === null && open.requestedBy === personId;
  return {
    seconds: isFree ? seconds.filter(({ state }) => state === 'done') : [],
    isSecondOpen: open !== undefined,
    ownOpenSecond: isOwn ? open.id : null,
  };
}

/** A case for a validator. Before she has declared herself free of conflict she learns only whose and what it is. */
export async function openCase(world: World, actor: Actor, caseId: string): Promise<Result<CaseView>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const sent = await findCase(tx, tenantId, caseId);
    const learner = sent === null ? null : await getPerson(tx, tenantId, sent.learnerId);
    if (sent === null || sent.state === 'withdrawn' || learner === null) return fail(NOT_FOUND);
    const version = await getVersion(tx, tenantId, sent);
    const conflict = await conflictIn(tx, actor, sent);
    const declaration = await findDeclaration(tx, tenantId, { caseId, validatorId: personId });
    const decision = await findDecision(tx, tenantId, caseId);
    const isFree = conflict === null && declaration !== null && mayLookInto(actor, decision);
    const now = world.clock.now();
    return ok({
      hasTraining: await hasValidTraining(tx, { tenantId, personId, achievementId: sent.achievementId }, now),
      ...(await secondsFor(tx, actor, { sent, isFree })),
      ...(isFree ? await earlierOf(tx, tenantId, sent) : { kept: [], earlier: null }),
      sent,
      learner,
      version,
      conflict,
      declaration,
      decision,
      coach: await getPerson(tx, tenantId, sent.sentBy),
      content: isFree ? await contentOf(tx, tenantId, { sent, version, decision, now }) : null,
      decidedBy: decision === null ? null : await getPerson(tx, tenantId, decision.validatorId),
    });
  });
}

/** The case for a change by a validator who is free to judge it; the case stays held. */
export async function lockForValidator(
  tx: Tx,
  actor: Actor,
  caseId: string,
): Promise<Result<ValidationCase, Failures>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId, personId } = actor;
  const sent = await lockCase(tx, tenantId, caseId);
  if (sent === null || sent.state === 'withdrawn') return fail([NOT_FOUND]);
  const conflict = await conflictIn(tx, actor, sent);
  if (conflict !== null) return fail([{ code: conflict }]);
  const said = await findDeclaration(tx, tenantId, { caseId, validatorId: personId });
  return said === null ? fail([{ code: 'assessment.declare_first' }]) : ok(sent);
}

export async function decidedMeanwhile(tx: Tx, tenantId: string, sent: ValidationCase): Promise<Failures> {
  if (sent.state === 'waiting') return [];
  const decision = await findDecision(tx, tenantId, sent.id);
  const who = decision === null ? null : await getPerson(tx, tenantId, decision.validatorId);
  return [{ code: 'assessment.decided_meanwhile', params: { who: who?.fullName ?? '' } }];
}

export async function findProofOfCase(
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
