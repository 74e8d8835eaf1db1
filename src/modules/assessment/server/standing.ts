import type { AchievementVersion, Criterion } from '#modules/design/index.ts';
import { levelOf, listEvidence, type Answer, type Evidence, type Level } from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { judgeUnit, type UnitResult } from '../assessment.rules.ts';
import type { Joint, ValidationCase } from '../assessment.schemas.ts';

export const criteriaOf = (version: AchievementVersion): readonly Criterion[] =>
  version.descriptor.outcomes.flatMap(({ criteria }) => criteria);

/** The agreed levels as the rule and the validator read them: what was left open has no level. */
export const agreedLevels = (joint: Joint, version: AchievementVersion): Readonly<Record<string, Level | null>> =>
  Object.fromEntries(
    criteriaOf(version).map(({ id }) => {
      const agreed = joint.items[id]?.agreed ?? 'open';
      return [id, agreed === 'open' ? null : agreed];
    }),
  );

/** The learner's answers as levels, for the moment when both are shown. */
export const selfLevels = (answers: Readonly<Record<string, Answer>>): Readonly<Record<string, Level | null>> =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, levelOf(answer)]));

export const sharedEvidence = (tx: Tx, tenantId: string, joint: Pick<Joint, 'learnerId' | 'achievementId'>) =>
  listEvidence(tx, { tenantId, learnerId: joint.learnerId, achievementId: joint.achievementId });

/** An exam is its own proof: nothing else is asked for beside it. */
const NO_PROOF = { directForCritical: 0, minKinds: 0, maxAgeMonths: 24 } as const;

/** The unit's rule over what a case was sent with. */
export const judgeCase = (
  version: AchievementVersion,
  { sent, evidence }: { readonly sent: ValidationCase; readonly evidence: readonly Evidence[] },
  now: Date,
): UnitResult =>
  judge(
    sent.exam === null ? version : { ...version, descriptor: { ...version.descriptor, evidenceRule: NO_PROOF } },
    { levels: sent.levels, evidence },
    now,
  );

/** The unit's rule over the agreed levels and the shared proof, at one moment. */
export function judge(
  version: AchievementVersion,
  found: { readonly levels: Readonly<Record<string, Level | null>>; readonly evidence: readonly Evidence[] },
  now: Date,
): UnitResult {
  return judgeUnit({
    criteria: criteriaOf(version),
    levels: found.levels,
    evidence: found.evidence,
    evidenceRule: version.descriptor.evidenceRule,
    passShare: version.descriptor.passShare,
    now,
  });
}
