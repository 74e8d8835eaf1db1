import type { Level } from '#modules/portfolio/index.ts';

/** How the identity of the learner was checked before the case was sent (domain list, four values). */
export const IDENTITY_CHECKS = ['official_document', 'institution_record', 'known_to_assessor', 'none'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** What a validator may say about one outcome. */
export const OUTCOME_DECISIONS = ['validated', 'more_evidence_needed', 'not_validated'] as const;
export type OutcomeDecision = (typeof OUTCOME_DECISIONS)[number];

/** What follows for the whole case. */
export const DECISIONS = ['validated', 'partly_validated', 'more_evidence_needed', 'not_validated'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * `rating`: the coach still rates, or waits for the learner; neither sees the other. `talking`: both are shown, levels
 * are agreed. `sent`: a case waits for a validator. `closed`: decided for good.
 */
export const JOINT_STATES = ['rating', 'talking', 'sent', 'closed'] as const;
export type JointState = (typeof JOINT_STATES)[number];

/** Who took part in the judgement, in which role; the credential names roles, never people. */
export type Assessor = { readonly role: 'coach' | 'validator'; readonly at: Date };

export type OutcomeAnswer = {
  readonly outcomeId: string;
  readonly decision: OutcomeDecision;
  /** Plain words to the learner; empty only when the outcome is validated. */
  readonly reason: string;
  /** What to add, and by when (calendar day), when more evidence is asked for. */
  readonly wanted?: string;
  readonly wantedBy?: string;
};

/** A case after the validator's decision: all that the award may build on. Levels are the agreed ones, as judged. */
export type DecidedCase = {
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly decision: Decision;
  readonly validatedOutcomes: readonly string[];
  readonly levels: Readonly<Record<string, Level | null>>;
  readonly assessors: readonly Assessor[];
  readonly identityCheck: IdentityCheck;
  readonly evidenceKinds: readonly string[];
  readonly reasons: readonly OutcomeAnswer[];
  readonly decidedAt: Date;
  readonly validatorId: string;
};

/** The event that the award hears. */
export type AssessmentDecided = {
  readonly type: 'assessment.decided';
  readonly tenantId: string;
  readonly at: Date;
  readonly payload: {
    readonly caseId: string;
    readonly learnerId: string;
    readonly achievementId: string;
    readonly version: number;
    readonly decision: Decision;
  };
};
