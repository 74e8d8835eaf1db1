import { type AchievementVersion, getVersion } from '#modules/design/index.ts';
import {
  type Actor,
  getPerson,
  listLearners,
  mayCoach,
  type PersonSummary,
  requireRole,
} from '#modules/people/index.ts';
import type { Evidence } from '#modules/portfolio/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { UnitResult } from '../assessment.rules.ts';
import type { CaseDecision, DecidedCase, Joint, ValidationCase } from '../assessment.schemas.ts';
import type { Step } from '../assessment.steps.ts';
import { findDeclaration, listDecidedBy, listWaiting } from './case.store.ts';
import { conflictIn } from './case.usecases.ts';
import { NOT_FOUND } from './joint.change.ts';
import { findJoint } from './joint.store.ts';
import { listProgress, type Progress, type Round, selfOf, standingOf } from './overview.ts';
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
    let proofs = 0;
    for (const { achievementId } of progress) {
      proofs += (await sharedEvidence(tx, tenantId, { learnerId, achievementId })).length;
    }
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
    const coached: CoachedLearner[] = [];
    for (const learner of await listLearners(tx, actor)) {
      if (!(await mayCoach(tx, actor, learner.id))) continue;
      coached.push({
        learner,
        progress: await listProgress(tx, { tenantId, learnerId: learner.id }, world.clock.now()),
      });
    }
    return ok(coached);
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
    const { step, rounds } = await standingOf(tx, tenantId, { self, joint, version, now });
    return ok({ learner, joint, version, learnerProgress: progressOf(self), evidence, result, step, rounds });
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
    const { step, rounds } = await standingOf(tx, tenantId, { self, joint, version, now });
    const coach = await getPerson(tx, tenantId, joint.coachConfirmedBy ?? joint.startedBy);
    return ok({
      joint: hiddenUntilShown(joint),
      coachName: coach?.knownAs ?? '',
      version,
      step,
      result: judge(version, { levels: agreedLevels(joint, version), evidence }, now),
      decisions: rounds.flatMap(({ decision }) => (decision === null ? [] : [decision])),
      selfEvaluationId: self?.id ?? null,
    });
  });
}

export type QueueLine = {
  readonly sent: ValidationCase;
  readonly learner: PersonSummary;
  readonly coachName: string;
  readonly title: Multilingual;
  readonly family: string;
  /** Code of why the reader may not judge it. */
  readonly conflict: string | null;
  readonly isDeclared: boolean;
};

export type DecidedLine = { readonly decided: DecidedCase; readonly learnerName: string; readonly title: Multilingual };

export type Queue = { readonly waiting: readonly QueueLine[]; readonly decided: readonly DecidedLine[] };

/** The validator's home: the queue by waiting time with conflicts marked, and what she decided. */
export async function seeQueue(world: World, actor: Actor): Promise<Result<Queue>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const waiting: QueueLine[] = [];
    for (const sent of await listWaiting(tx, tenantId)) {
      const learner = await getPerson(tx, tenantId, sent.learnerId);
      if (learner === null) continue;
      const { descriptor } = await getVersion(tx, tenantId, sent);
      const conflict = await conflictIn(tx, actor, sent);
      const said = await findDeclaration(tx, tenantId, { caseId: sent.id, validatorId: personId });
      const coachName = (await getPerson(tx, tenantId, sent.sentBy))?.fullName ?? '';
      const { title, family } = descriptor;
      waiting.push({ sent, learner, coachName, title, family, conflict, isDeclared: said !== null });
    }
    const decided: DecidedLine[] = [];
    for (const line of await listDecidedBy(tx, tenantId, personId)) {
      const learner = await getPerson(tx, tenantId, line.learnerId);
      const { descriptor } = await getVersion(tx, tenantId, line);
      decided.push({ decided: line, learnerName: learner?.fullName ?? '', title: descriptor.title });
    }
    return ok({ waiting, decided });
  });
}
