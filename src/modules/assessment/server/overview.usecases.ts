import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import {
  type Actor,
  getPerson,
  listLearners,
  mayCoach,
  type PersonSummary,
  requireRole,
} from '#modules/people/index.ts';
import { type Evidence, listEvidenceOf } from '#modules/portfolio/index.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { UnitResult } from '../assessment.rules.ts';
import type { CaseDecision, Joint } from '../assessment.schemas.ts';
import type { SecondAssessment } from '../review.schemas.ts';
import type { Way } from '../way.rules.ts';
import type { AppealRound } from './appeal.store.ts';
import type { Step } from '../assessment.steps.ts';
import { NOT_FOUND } from './joint.change.ts';
import { findJoint } from './joint.store.ts';
import { listProgress, listProgressOf, type Progress, type Round, selfOf, standingOf } from './overview.ts';
import type { CasePlan } from './plan.store.ts';
import { findTies, listSeconds } from './second.store.ts';
import { type LearnerProgress, progressOf } from './rating.usecases.ts';
import { agreedLevels, judge, sharedEvidence } from './standing.ts';

export type LearnerView = {
  readonly learner: PersonSummary;
  readonly progress: readonly Progress[];
  readonly proofs: number;
};

/** The coach's page of one learner: where she stands, never what she answered. */
export async function seeLearner(world: World, actor: Actor, learnerId: string): Promise<Result<LearnerView>> {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const learner = (await mayCoach(tx, actor, learnerId)) ? await getPerson(tx, tenantId, learnerId) : null;
    if (learner === null) return fail(NOT_FOUND);
    const progress = await listProgress(tx, { tenantId, learnerId }, world.clock.now());
    const begun = new Set(progress.map(({ achievementId }) => achievementId));
    const evidence = await listEvidenceOf(tx, tenantId, [learnerId]);
    const proofs = evidence.filter(({ achievementId }) => begun.has(achievementId)).length;
    return ok({ learner, progress, proofs });
  });
}

export type CoachedLearner = { readonly learner: PersonSummary; readonly progress: readonly Progress[] };

/** "Today" of a coach: all her learners with where they stand. */
export async function seeMyLearners(world: World, actor: Actor): Promise<Result<readonly CoachedLearner[]>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    // An administrator who also coaches sees here only the learners whom she accompanies.
    const learners = await listLearners(tx, { ...actor, roles: ['coach'] });
    const learnerIds = learners.map(({ id }) => id);
    const progress = await listProgressOf(tx, { tenantId, learnerIds }, world.clock.now());
    return ok(learners.map((learner) => ({ learner, progress: progress.get(learner.id) ?? [] })));
  });
}

export type JointView = {
  readonly learner: PersonSummary;
  readonly joint: Joint;
  readonly version: AchievementVersion;
  readonly learnerProgress: LearnerProgress;
  readonly evidence: readonly Evidence[];
  readonly result: UnitResult;
  readonly step: Step;
  readonly rounds: readonly Round[];
  readonly way: Way;
  /** The plan for what the newest decision did not validate. */
  readonly plan: readonly CasePlan[];
  readonly appeals: readonly AppealRound[];
  /** Second assessors: who finished with her levels, one who is waited for without. */
  readonly seconds: readonly SecondAssessment[];
  /** Whether the reader has said what ties bind her. */
  readonly ties: 'no_conflict' | 'conflict' | null;
};

/** One joint evaluation for the coach. Until both are shown, the learner's answers are not in it. */
export async function seeJoint(world: World, actor: Actor, jointId: string): Promise<Result<JointView>> {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const joint = await findJoint(tx, tenantId, jointId);
    const may = joint !== null && (await mayCoach(tx, actor, joint.learnerId));
    const learner = may ? await getPerson(tx, tenantId, joint.learnerId) : null;
    if (joint === null || learner === null) return fail(NOT_FOUND);
    const version = await getVersion(tx, tenantId, joint);
    const self = await selfOf(tx, tenantId, joint);
    const evidence = await sharedEvidence(tx, tenantId, joint);
    const now = world.clock.now();
    const result = judge(version, { levels: agreedLevels(joint, version), evidence }, now);
    const ref = { tenantId, jointId, coachId: actor.personId };
    return ok({
      learner,
      joint,
      version,
      learnerProgress: progressOf(self),
      evidence,
      result,
      ...(await standingOf(tx, tenantId, { self, joint, version, now })),
      seconds: await listSeconds(tx, tenantId, jointId),
      ties: await findTies(tx, ref),
    });
  });
}

/** The learner's own overview: what she has begun and what comes next. */
export async function seeMyTalks(world: World, actor: Actor): Promise<Result<readonly Progress[]>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const { tenantId, personId: learnerId } = actor;
  return world.db.inTenant(tenantId, async (tx) =>
    ok(await listProgress(tx, { tenantId, learnerId }, world.clock.now())),
  );
}

export type TalkView = {
  /** Without ratings and notes until both are shown. */
  readonly joint: Joint;
  readonly coachName: string;
  readonly version: AchievementVersion;
  readonly step: Step;
  readonly result: UnitResult;
  readonly decisions: readonly CaseDecision[];
  readonly selfEvaluationId: string | null;
  readonly way: Way;
  readonly plan: readonly CasePlan[];
  readonly appeals: readonly AppealRound[];
  /** Ratings of second assessors, once they are finished. */
  readonly seconds: readonly SecondAssessment[];
  readonly isSecondOpen: boolean;
};

/** What the learner may see: nothing of the coach's ratings before both have finished. */
const hiddenUntilShown = (joint: Joint): Joint =>
  joint.revealedAt === null ? { ...joint, items: {}, nextGoal: '' } : joint;

/** One joint evaluation for the learner whose it is. */
export async function seeMyTalk(world: World, actor: Actor, jointId: string): Promise<Result<TalkView>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const joint = await findJoint(tx, tenantId, jointId);
    if (joint === null || joint.learnerId !== personId) return fail(NOT_FOUND);
    const version = await getVersion(tx, tenantId, joint);
    const self = await selfOf(tx, tenantId, joint);
    const now = world.clock.now();
    const evidence = await sharedEvidence(tx, tenantId, joint);
    const { step, rounds, way, plan, appeals } = await standingOf(tx, tenantId, { self, joint, version, now });
    const seconds = await listSeconds(tx, tenantId, jointId);
    const coach = await getPerson(tx, tenantId, joint.coachConfirmedBy ?? joint.startedBy);
    return ok({
      joint: hiddenUntilShown(joint),
      coachName: coach?.knownAs ?? '',
      version,
      step,
      result: judge(version, { levels: agreedLevels(joint, version), evidence }, now),
      decisions: rounds.flatMap(({ decision }) => (decision === null ? [] : [decision])),
      selfEvaluationId: self?.id ?? null,
      way,
      plan,
      appeals,
      seconds: seconds.filter(({ state }) => state === 'done'),
      isSecondOpen: seconds.some(({ state }) => state === 'open'),
    });
  });
}
