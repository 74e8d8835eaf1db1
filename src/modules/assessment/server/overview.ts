import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import { countSeen, findSelfEvaluation, listSelfEvaluations, type SelfEvaluation } from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { CaseDecision, Joint, ValidationCase } from '../assessment.schemas.ts';
import { stepOf, type Step } from '../assessment.steps.ts';
import { findDecision, listCasesOf } from './case.store.ts';
import { listJoints } from './joint.store.ts';
import { agreedLevels, judge, sharedEvidence } from './standing.ts';

/** Where a learner stands with one achievement, without a word about what she or the coach answered. */
export type Progress = {
  readonly achievementId: string;
  readonly version: number;
  readonly title: Multilingual;
  readonly family: string;
  readonly selfEvaluationId: string;
  readonly self: { readonly state: SelfEvaluation['state']; readonly seen: number; readonly total: number };
  readonly jointId: string | null;
  /** Both ratings may be seen. */
  readonly isShown: boolean;
  readonly caseId: string | null;
  readonly decision: CaseDecision | null;
  readonly step: Step;
};

export type Round = { readonly sent: ValidationCase; readonly decision: CaseDecision | null };

/** All cases of one joint evaluation with their decisions, newest first. */
export async function listRounds(tx: Tx, tenantId: string, joint: Joint): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (const sent of await listCasesOf(tx, tenantId, joint.learnerId)) {
    if (sent.jointId === joint.id) rounds.push({ sent, decision: await findDecision(tx, tenantId, sent.id) });
  }
  return rounds;
}

type Part = {
  readonly self: SelfEvaluation | null;
  readonly joint: Joint;
  readonly version: AchievementVersion;
  readonly now: Date;
};

/** The next step of one joint evaluation and the rounds behind it. */
export async function standingOf(
  tx: Tx,
  tenantId: string,
  { self, joint, version, now }: Part,
): Promise<{ readonly step: Step; readonly rounds: readonly Round[] }> {
  const rounds = await listRounds(tx, tenantId, joint);
  const evidence = await sharedEvidence(tx, tenantId, joint);
  const result = judge(version, { levels: agreedLevels(joint, version), evidence }, now);
  const waiting = rounds.find(({ decision }) => decision === null)?.sent ?? null;
  const decision = rounds.find((round) => round.decision !== null)?.decision ?? null;
  return {
    rounds,
    step: stepOf({ self, joint, waiting, decision, isReady: result.outcome === 'ready_for_validation' }),
  };
}

/** Before anybody has begun the joint evaluation there are no rounds, and the step follows from the learner alone. */
const alone = (self: SelfEvaluation): { readonly step: Step; readonly rounds: readonly Round[] } => ({
  rounds: [],
  step: stepOf({ self, joint: null, waiting: null, decision: null, isReady: false }),
});

async function progressWith(
  tx: Tx,
  tenantId: string,
  { self, joint, now }: { readonly self: SelfEvaluation; readonly joint: Joint | null; readonly now: Date },
): Promise<Progress> {
  const { achievementId, version: number } = self;
  const version = await getVersion(tx, tenantId, { achievementId, version: number });
  const { step, rounds } = joint === null ? alone(self) : await standingOf(tx, tenantId, { self, joint, version, now });
  const decided = rounds.find(({ decision }) => decision !== null);
  return {
    achievementId,
    version: number,
    title: version.descriptor.title,
    family: version.descriptor.family,
    selfEvaluationId: self.id,
    self: { state: self.state, seen: countSeen(self), total: self.sheet.items.length },
    jointId: joint?.id ?? null,
    isShown: joint !== null && joint.revealedAt !== null,
    caseId: rounds[0]?.sent.id ?? null,
    decision: decided?.decision ?? null,
    step,
  };
}

/** Everything one learner has begun, with whose turn it is. The caller has checked who may know. */
export async function listProgress(
  tx: Tx,
  ref: { readonly tenantId: string; readonly learnerId: string },
  now: Date,
): Promise<readonly Progress[]> {
  const { tenantId, learnerId } = ref;
  const joints = await listJoints(tx, tenantId, learnerId);
  const progress: Progress[] = [];
  for (const self of await listSelfEvaluations(tx, tenantId, learnerId)) {
    const joint =
      joints.find((known) => known.achievementId === self.achievementId && known.version === self.version) ?? null;
    progress.push(await progressWith(tx, tenantId, { self, joint, now }));
  }
  return progress;
}

/** The self-evaluation behind a joint evaluation. */
export const selfOf = (tx: Tx, tenantId: string, joint: Joint): Promise<SelfEvaluation | null> =>
  findSelfEvaluation(tx, {
    tenantId,
    learnerId: joint.learnerId,
    achievementId: joint.achievementId,
    version: joint.version,
  });
