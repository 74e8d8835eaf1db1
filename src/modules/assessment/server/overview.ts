import { type AchievementVersion, lookUpVersions } from '#modules/design/index.ts';
import {
  countSeen,
  type Evidence,
  findSelfEvaluation,
  listEvidenceOf,
  listSelfEvaluationsOf,
  type SelfEvaluation,
} from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { CaseDecision, Joint, ValidationCase } from '../assessment.schemas.ts';
import { stepOf, type Step } from '../assessment.steps.ts';
import { wayOf, type Way } from '../way.rules.ts';
import { type AppealRound, listAppealsOf } from './appeal.store.ts';
import { listCasesOf } from './case.store.ts';
import { listJoints } from './joint.store.ts';
import { asksForPlan } from './plan.usecases.ts';
import { type CasePlan, listPlans, listStops, type Stop } from './plan.store.ts';
import { agreedLevels, judge } from './standing.ts';

/** Where a learner stands with one achievement, without a word about what she or the coach answered. */
export type Progress = {
  readonly learnerId: string;
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
  /** The four stones of the way. */
  readonly way: Way;
  /** An appeal waits for its answer. */
  readonly hasOpenAppeal: boolean;
};

export type Round = { readonly sent: ValidationCase; readonly decision: CaseDecision | null };

/** Everything about some learners, fetched with as many questions for one as for two hundred. */
type Facts = {
  readonly joints: readonly Joint[];
  readonly rounds: readonly Round[];
  readonly evidence: readonly Evidence[];
  readonly plans: readonly CasePlan[];
  readonly stops: readonly Stop[];
  readonly appeals: readonly AppealRound[];
};

async function factsOf(tx: Tx, tenantId: string, learnerIds: readonly string[]): Promise<Facts> {
  const rounds = await listCasesOf(tx, tenantId, learnerIds);
  const decided = rounds.filter(({ decision }) => decision !== null).map(({ sent }) => sent.id);
  return {
    rounds,
    joints: await listJoints(tx, tenantId, learnerIds),
    evidence: await listEvidenceOf(tx, tenantId, learnerIds),
    plans: await listPlans(tx, tenantId, decided),
    stops: await listStops(tx, tenantId, learnerIds),
    appeals: await listAppealsOf(tx, tenantId, decided),
  };
}

type Work = { readonly learnerId: string; readonly achievementId: string };
const isOf = (work: Work) => (one: Work) =>
  one.learnerId === work.learnerId && one.achievementId === work.achievementId;

type Part = {
  readonly self: SelfEvaluation | null;
  readonly joint: Joint | null;
  readonly version: AchievementVersion;
  readonly now: Date;
};

export type Standing = {
  readonly step: Step;
  readonly rounds: readonly Round[];
  readonly way: Way;
  /** The plan that belongs to the newest decision. */
  readonly plan: readonly CasePlan[];
  readonly appeals: readonly AppealRound[];
};

/** Whether the unit's rule is met by what was agreed and the proof that is there. */
const isReady = ({ joint, version, now }: Part, evidence: readonly Evidence[]): boolean =>
  joint !== null &&
  judge(version, { levels: agreedLevels(joint, version), evidence }, now).outcome === 'ready_for_validation';

/** The facts that belong to one piece of work. */
function about(facts: Facts, work: Work, joint: Joint | null) {
  const rounds = joint === null ? [] : facts.rounds.filter(({ sent }) => sent.jointId === joint.id);
  const newest = rounds.find(({ decision }) => decision !== null);
  return {
    rounds,
    evidence: facts.evidence.filter(isOf(work)),
    decision: newest?.decision ?? null,
    plan: facts.plans.filter(({ caseId }) => caseId === newest?.sent.id),
    waiting: rounds.find(({ sent }) => sent.state === 'waiting')?.sent ?? null,
    stoppedAt: facts.stops.find(isOf(work))?.stoppedAt ?? null,
    appeals: facts.appeals.filter(({ appeal }) => rounds.some(({ sent }) => sent.id === appeal.caseId)),
  };
}

/** What follows from the facts about one piece of work: the next step, the rounds behind it, the stones of the way. */
function standing(facts: Facts, work: Work, part: Part): Standing {
  const { self, joint } = part;
  const { rounds, evidence, decision, plan, waiting, stoppedAt, appeals } = about(facts, work, joint);
  const ready = isReady(part, evidence);
  return {
    rounds,
    plan,
    appeals,
    step: stepOf({ self, joint, waiting, decision, isReady: ready, plan: planState(decision, plan), stoppedAt }),
    way: wayOf({
      hasFinishedRating: hasRated(part),
      proofs: evidence.length,
      decision: decision?.decision ?? null,
      isWaiting: waiting !== null,
      isCertified: rounds.some(({ sent }) => sent.certifiedAt !== null),
      stoppedAt,
    }),
  };
}

const hasRated = ({ self, joint }: Part): boolean =>
  self?.state === 'finished' || (joint !== null && joint.revealedAt !== null);

function planState(decision: CaseDecision | null, plan: readonly CasePlan[]): 'none_needed' | 'missing' | 'written' {
  if (!asksForPlan(decision) || plan.some(({ agreedAt }) => agreedAt !== null)) return 'none_needed';
  return plan.length === 0 ? 'missing' : 'written';
}

function toProgress(facts: Facts, self: SelfEvaluation, { version, now }: Pick<Part, 'version' | 'now'>): Progress {
  const joint = facts.joints.find((known) => isOf(self)(known) && known.version === self.version) ?? null;
  const { step, rounds, way, appeals } = standing(facts, self, { self, joint, version, now });
  return {
    learnerId: self.learnerId,
    achievementId: self.achievementId,
    version: self.version,
    title: version.descriptor.title,
    family: version.descriptor.family,
    selfEvaluationId: self.id,
    self: { state: self.state, seen: countSeen(self), total: self.sheet.items.length },
    jointId: joint?.id ?? null,
    isShown: joint !== null && joint.revealedAt !== null,
    caseId: rounds[0]?.sent.id ?? null,
    decision: rounds.find(({ decision }) => decision !== null)?.decision ?? null,
    step,
    way,
    hasOpenAppeal: appeals.some(({ appeal }) => appeal.state === 'open'),
  };
}

/** What many learners have begun, with whose turn it is, by learner. The caller has checked who may know. */
export async function listProgressOf(
  tx: Tx,
  { tenantId, learnerIds }: { readonly tenantId: string; readonly learnerIds: readonly string[] },
  now: Date,
): Promise<ReadonlyMap<string, readonly Progress[]>> {
  const all = await listSelfEvaluationsOf(tx, tenantId, learnerIds);
  const selves = all.filter(isOfAchievement);
  const versionOf = await lookUpVersions(tx, tenantId, selves);
  const facts = await factsOf(tx, tenantId, learnerIds);
  return Map.groupBy(
    selves.map((self) => toProgress(facts, self, { version: versionOf(self), now })),
    ({ learnerId }) => learnerId,
  );
}

/** The sheet of general working-life skills belongs to no achievement, so no case ever comes of it. */
const isOfAchievement = ({ achievementId }: SelfEvaluation): boolean => !achievementId.startsWith('tpl_');

/** Everything one learner has begun, with whose turn it is. The caller has checked who may know. */
export async function listProgress(
  tx: Tx,
  { tenantId, learnerId }: { readonly tenantId: string; readonly learnerId: string },
  now: Date,
): Promise<readonly Progress[]> {
  return (await listProgressOf(tx, { tenantId, learnerIds: [learnerId] }, now)).get(learnerId) ?? [];
}

/** Where one joint evaluation stands. */
export async function standingOf(
  tx: Tx,
  tenantId: string,
  { joint, ...part }: Part & { readonly joint: Joint },
): Promise<Standing> {
  const facts = await factsOf(tx, tenantId, [joint.learnerId]);
  return standing(facts, joint, { joint, ...part });
}

/** The self-evaluation behind a joint evaluation. */
export const selfOf = (tx: Tx, tenantId: string, joint: Joint): Promise<SelfEvaluation | null> =>
  findSelfEvaluation(tx, {
    tenantId,
    learnerId: joint.learnerId,
    achievementId: joint.achievementId,
    version: joint.version,
  });
