import { z } from 'zod';
import type { Level, Scale } from '#modules/portfolio/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { words } from './assessment.schemas.ts';

/** What an organisation settles for itself; absent rows mean the defaults. */
export type AssessmentSettings = {
  /** Working days from sending a case to its decision. */
  readonly validationDays: number;
  /** Calendar days in which a decision may be appealed. */
  readonly appealWindowDays: number;
  /** Working days from an appeal to its answer. */
  readonly appealDays: number;
};
export const DEFAULT_SETTINGS: AssessmentSettings = { validationDays: 10, appealWindowDays: 30, appealDays: 20 };

const days = z.coerce.number().int().min(1).max(365);
export const settingsInput = z.object({ validationDays: days, appealWindowDays: days, appealDays: days });

export const TRAINING_SOURCES = ['cairn_course', 'recorded_by_admin'] as const;
export type TrainingSource = (typeof TRAINING_SOURCES)[number];

/** One training that somebody did in order to assess. */
export type Training = {
  readonly personId: string;
  /** Which units it is about, in words; empty: all. */
  readonly scope: string;
  readonly doneAt: Date;
  readonly validUntil: Date;
  readonly source: TrainingSource;
  /** What shows it: a certificate's number, where the list is kept. */
  readonly evidence: string;
  readonly recordedBy: string;
  /** Achievements about which it lets somebody decide; empty: about all. */
  readonly units: readonly string[];
  /** Own work in the subject, in words. */
  readonly experience: string;
  /** Languages in which she can assess. */
  readonly languages: readonly string[];
};

const id = z.string().min(1).max(60);
/** Words that must be there; the code is the sentence that asks for them. */
const needed = (longest: number, missing: string) => words(longest).refine((text) => text !== '', { error: missing });
const day = (missing: string) => z.iso.date({ error: missing });

export const trainingInput = z.object({
  personId: z.string().min(1, { error: 'assessment.training_person_missing' }).max(60),
  units: z.array(id).max(200),
  experience: words(500),
  languages: z.array(z.string().refine(isLanguage)).max(20),
  doneOn: day('assessment.training_day_missing'),
  evidence: needed(500, 'assessment.training_evidence_missing'),
});
export type TrainingInput = z.input<typeof trainingInput>;

/** What is to be done about one outcome that was not validated; agreed between coach and learner. */
export type PlanLine = {
  readonly outcomeId: string;
  readonly missing: string;
  readonly todo: string;
  readonly place: string;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly due: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly agreedAt: Date | null;
};

export const planInput = z.object({
  caseId: id,
  lines: z.record(
    id,
    z.object({ missing: words(1000), todo: words(1000), place: words(200), due: z.string().max(10) }),
  ),
});
export type PlanInput = z.input<typeof planInput>;

export const ASKED_BY = ['coach', 'validator', 'moderation'] as const;
export type AskedBy = (typeof ASKED_BY)[number];

/** A further person rates the same tasks, without seeing what the others said. */
export type SecondAssessment = {
  readonly id: string;
  readonly jointId: string;
  readonly learnerId: string;
  readonly askedBy: AskedBy;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly why: string;
  readonly assessorId: string | null;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly doneAt: Date | null;
  readonly levels: Readonly<Record<string, Level>>;
};

export const secondRequestInput = z.object({ why: needed(1000, 'assessment.second_why_missing') });

export const MODERATION_REASONS = ['new_assessor', 'not_validated', 'borderline', 'random'] as const;
export type ModerationReason = (typeof MODERATION_REASONS)[number];
export const MODERATION_OUTCOMES = ['confirm', 'change', 'reassess'] as const;
export type ModerationOutcome = (typeof MODERATION_OUTCOMES)[number];

export type Moderation = {
  readonly caseId: string;
  readonly learnerId: string;
  readonly validatorId: string;
  readonly reason: ModerationReason;
  readonly drawnAt: Date;
  readonly state: 'open' | 'done';
};

export type ModerationDecision = {
  readonly caseId: string;
  readonly moderatorId: string;
  readonly outcome: ModerationOutcome;
  /** Why, for the record and, where something changes, for the learner. */
  readonly reason: string;
  /** To the assessor alone. */
  readonly feedback: string;
  readonly newCaseId: string | null;
  readonly decidedAt: Date;
};

export const moderationInput = z.object({
  caseId: id,
  outcome: z.enum(MODERATION_OUTCOMES, { error: 'assessment.moderation_missing' }),
  reason: words(2000),
  feedback: words(2000),
});

export const APPEAL_OUTCOMES = ['upheld', 'partly', 'rejected', 'withdrawn'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];
export const CONSEQUENCES = ['none', 'new_assessment', 'changed'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

export type Appeal = {
  readonly id: string;
  readonly caseId: string;
  readonly learnerId: string;
  /** The learner, or who wrote it down for her. */
  readonly raisedBy: string;
  readonly words: string;
  readonly raisedAt: Date;
  readonly dueAt: Date;
  readonly state: 'open' | 'decided' | 'withdrawn';
};

export type AppealDecision = {
  readonly appealId: string;
  readonly deciderId: string;
  readonly outcome: Exclude<AppealOutcome, 'withdrawn'>;
  readonly reasons: string;
  readonly consequence: Consequence;
  readonly newCaseId: string | null;
  readonly decidedAt: Date;
};

export const appealInput = z.object({ caseId: id, words: needed(4000, 'assessment.appeal_words_missing') });
export type AppealInput = z.input<typeof appealInput>;

export const appealDecisionInput = z.object({
  appealId: id,
  outcome: z.enum(['upheld', 'partly', 'rejected'], { error: 'assessment.appeal_outcome_missing' }),
  reasons: needed(4000, 'assessment.appeal_reasons_missing'),
  consequence: z.enum(CONSEQUENCES),
  /** Outcomes that are validated now. */
  nowValidated: z.array(id).max(50).readonly(),
});
export type AppealDecisionInput = z.input<typeof appealDecisionInput>;

/** Two people's levels of the same criterion, for the statistics of agreement. */
export type RatedPair = {
  readonly learnerId: string;
  readonly scale: Scale;
  readonly first: Level;
  readonly second: Level;
};
