import { z } from 'zod';
import type { Level, Scale } from '#modules/portfolio/index.ts';

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

/** What two people settled on: a level, or that they leave it open. Chosen by them, never filled in. */
export const AGREED = [
  'not_tried',
  'tried',
  'not_yet',
  'with_help',
  'on_my_own',
  'can_show_others',
  'open',
] as const satisfies readonly (Level | 'open')[];
export type Agreed = (typeof AGREED)[number];

export type JointItem = {
  readonly criterionId: string;
  readonly coach: Level | null;
  /** The learner's own level as it was when both were shown; always null before that. */
  readonly self: Level | null;
  readonly agreed: Agreed | null;
  readonly note: string;
};

export type Joint = {
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly startedBy: string;
  /** The steps of the learner's sheet; the coach rates on the same ones. */
  readonly scale: Scale;
  readonly state: JointState;
  readonly revision: number;
  readonly round: number;
  readonly nextGoal: string;
  readonly updatedAt: Date;
  readonly coachDoneAt: Date | null;
  readonly revealedAt: Date | null;
  readonly coachConfirmedBy: string | null;
  readonly coachConfirmedAt: Date | null;
  readonly learnerConfirmedAt: Date | null;
  readonly items: Readonly<Record<string, JointItem>>;
};

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
  /** Tasks that are validated with the outcome although they were not reached yet, or left open. */
  readonly unreached?: readonly string[];
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
  /** The case whose decision this one stands in for, after a second look or an appeal. */
  readonly replaces: string | null;
  /** The earlier case of the same evaluation that this one completes: a part was validated there. */
  readonly completes: readonly string[];
};

/**
 * Where a case comes from: sent by a coach, or opened because a second look or an appeal asked for it.
 */
export const CASE_ORIGINS = ['sent', 'moderation', 'appeal'] as const;
export type CaseOrigin = (typeof CASE_ORIGINS)[number];

/**
 * What a case rests on that nobody saw at work: an exam, its ratings, and what was written along the way. Codes and
 * numbers only; the words belong to the course.
 */
export type ExamRecord = {
  /** Instant in ISO 8601. */
  readonly satAt: string;
  readonly total: number;
  readonly within: number;
  readonly exact: number;
  readonly ratings: Readonly<Record<string, Level>>;
  readonly notes: readonly { readonly part: string; readonly text: string }[];
};

/** A case as it was sent to the validators. */
export type ValidationCase = {
  readonly id: string;
  /** The joint evaluation; for an exam, the try that was passed. */
  readonly jointId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly sentBy: string;
  readonly sentAt: Date;
  readonly identityCheck: IdentityCheck;
  readonly levels: Readonly<Record<string, Level | null>>;
  readonly state: 'waiting' | 'decided' | 'withdrawn';
  /** By when it is to be decided. */
  readonly dueAt: Date;
  readonly origin: CaseOrigin;
  /** The case whose decision is looked at anew; its validator does not decide again. */
  readonly replaces: string | null;
  /** When the credential was made. */
  readonly certifiedAt: Date | null;
  /** The exam it rests on; null where it rests on a joint evaluation. */
  readonly exam: ExamRecord | null;
};

/** The decision as it was written, once. */
export type CaseDecision = {
  readonly caseId: string;
  readonly validatorId: string;
  readonly decision: Decision;
  readonly outcomes: readonly OutcomeAnswer[];
  readonly evidenceKinds: readonly string[];
  readonly decidedAt: Date;
};

const id = z.string().min(1).max(60);
const revision = z.coerce.number().int().min(0);
/** As typed, without control characters or overrides of the writing direction; line breaks stay. */
export const words = (longest: number) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/gu, '\n')
        .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
        .trim(),
    )
    .refine((text) => text.length <= longest, { error: 'assessment.text_too_long' });
const level = z.enum(AGREED).exclude(['open']);

/** Levels by criterion; a criterion that is absent was not rated yet. */
export const ratingsInput = z.object({
  jointId: id,
  revision,
  levels: z.record(id, level),
  finish: z.enum(['yes', 'no']),
  /** Whether anything ties the coach to the learner beyond the work; must be said before the case is sent. */
  ties: z.enum(['no_conflict', 'conflict']).optional(),
});
export type RatingsInput = z.input<typeof ratingsInput>;

export const talkInput = z.object({
  jointId: id,
  revision,
  agreed: z.record(id, z.enum(AGREED)),
  notes: z.record(id, words(1000)),
  nextGoal: words(1000),
  confirm: z.enum(['yes', 'no']),
});
export type TalkInput = z.input<typeof talkInput>;

export const sendInput = z.object({
  jointId: id,
  revision,
  identityCheck: z.enum(IDENTITY_CHECKS, { error: 'assessment.identity_missing' }),
  ties: z.enum(['no_conflict', 'conflict']).optional(),
});
export type SendInput = z.input<typeof sendInput>;

export const declarationInput = z.object({
  caseId: id,
  declared: z.enum(['no_conflict', 'conflict'], { error: 'assessment.declaration_missing' }),
  reason: words(500),
});
export type DeclarationInput = z.input<typeof declarationInput>;

export const decisionInput = z.object({
  caseId: id,
  outcomes: z.record(
    id,
    z.object({ decision: z.string(), reason: words(2000), wanted: words(1000), wantedBy: z.string().max(10) }),
  ),
});
export type DecisionInput = z.input<typeof decisionInput>;
