import type { CaseDecision, Joint, ValidationCase } from './assessment.schemas.ts';

/** Where one learner stands with one achievement. Each code is a sentence of the catalogue: `assessment.step.<code>`. */
export const STEPS = [
  'begin',
  'rate',
  'coach_rate',
  'talk',
  'more_evidence',
  'learner_confirm',
  'fill_gaps',
  'send',
  'wait_validator',
  'write_plan',
  'agree_plan',
  'decided',
  'stopped',
] as const;
export type StepCode = (typeof STEPS)[number];

export type Step = {
  readonly code: StepCode;
  /** Whose turn it is. */
  readonly turn: 'learner' | 'coach' | 'validator' | 'nobody';
  /** Since when it waits. */
  readonly since: Date | null;
};

export type Standing = {
  readonly self: { readonly state: string; readonly startedAt: Date; readonly finishedAt?: Date } | null;
  readonly joint: Omit<Joint, 'items'> | null;
  readonly waiting: Pick<ValidationCase, 'sentAt'> | null;
  /** The newest decision, of whatever round. */
  readonly decision: Pick<CaseDecision, 'decision' | 'decidedAt'> | null;
  readonly isReady: boolean;
  /** What is planned for the outcomes that were not validated. */
  readonly plan: 'none_needed' | 'missing' | 'written';
  /** Since when the learner has stopped for now. */
  readonly stoppedAt: Date | null;
};

function ratingStep({ self, joint }: Standing): Step {
  if (self === null) return { code: 'begin', turn: 'learner', since: null };
  if (joint !== null && joint.coachDoneAt !== null) return { code: 'rate', turn: 'learner', since: joint.coachDoneAt };
  if (self.state === 'finished') return { code: 'coach_rate', turn: 'coach', since: self.finishedAt ?? self.startedAt };
  return { code: 'rate', turn: 'learner', since: self.startedAt };
}

function talkingStep(joint: Omit<Joint, 'items'>, { decision, isReady }: Standing): Step {
  if (joint.coachConfirmedAt === null) {
    const isAgain = decision?.decision === 'more_evidence_needed';
    return { code: isAgain ? 'more_evidence' : 'talk', turn: 'coach', since: decision?.decidedAt ?? joint.revealedAt };
  }
  if (joint.learnerConfirmedAt === null)
    return { code: 'learner_confirm', turn: 'learner', since: joint.coachConfirmedAt };
  return { code: isReady ? 'send' : 'fill_gaps', turn: 'coach', since: joint.learnerConfirmedAt };
}

function decidedStep(since: Date, { plan }: Standing): Step {
  if (plan === 'missing') return { code: 'write_plan', turn: 'coach', since };
  if (plan === 'written') return { code: 'agree_plan', turn: 'learner', since };
  return { code: 'decided', turn: 'nobody', since };
}

/** What comes next, and who has to do it. Nobody has to do anything while the learner has stopped for now. */
export function stepOf(standing: Standing): Step {
  const { joint, waiting, decision, stoppedAt } = standing;
  if (stoppedAt !== null && joint?.state !== 'sent') return { code: 'stopped', turn: 'nobody', since: stoppedAt };
  if (joint === null || joint.state === 'rating') return ratingStep(standing);
  if (joint.state === 'talking') return talkingStep(joint, standing);
  if (joint.state === 'sent')
    return { code: 'wait_validator', turn: 'validator', since: waiting?.sentAt ?? joint.updatedAt };
  return decidedStep(decision?.decidedAt ?? joint.updatedAt, standing);
}
