import { z } from 'zod';
import type { Multilingual } from '#platform/i18n/text.ts';

/** The three steps of the scale, lowest first. Words on screen come from the catalogue. */
export const LEVELS = ['not_yet', 'with_help', 'on_my_own'] as const;
export type Level = (typeof LEVELS)[number];

/** What a person may answer about one task: a step of the scale, or why there is none. */
export const ANSWERS = [...LEVELS, 'skipped', 'not_understood', 'not_relevant'] as const;
export type Answer = (typeof ANSWERS)[number];

export const isLevel = (value: unknown): value is Level => LEVELS.some((level) => level === value);

/** One question of a self-evaluation, as it was worded when the person began. */
export type SheetItem = {
  readonly criterionId: string;
  readonly plain: Multilingual;
  readonly pictogram: string;
};

/** The questions of one version of one achievement, in the order in which they are asked. */
export type Sheet = {
  readonly achievementId: string;
  readonly version: number;
  readonly title: Multilingual;
  readonly family: string;
  readonly items: readonly SheetItem[];
};

export const SELF_EVALUATION_STATES = ['open', 'paused', 'finished'] as const;
export type SelfEvaluationState = (typeof SELF_EVALUATION_STATES)[number];

export type SelfEvaluation = {
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly state: SelfEvaluationState;
  readonly sheet: Sheet;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Index (from 0) of the question the person looked at last; equals the number of items once all were seen. */
  readonly position: number;
  readonly startedAt: Date;
  readonly finishedAt?: Date;
};

/**
 * Kinds of proof in this version. `note` is the learner's own account, `observation` is direct;
 * `photo` shows a work sample and counts as direct once a member of staff has found it authentic.
 */
export const EVIDENCE_KINDS = ['note', 'photo', 'observation'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The five tests that staff put to a proof. */
export const EVIDENCE_TESTS = ['valid', 'authentic', 'current', 'sufficient', 'reliable'] as const;
export type EvidenceTest = (typeof EVIDENCE_TESTS)[number];

/** `shared`: the learner, her coaches and whoever validates. `private`: the learner alone. */
export const VISIBILITIES = ['shared', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export type EvidenceCheck = { readonly by: string; readonly at: Date };

export type Evidence = {
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly text?: string;
  readonly fileId?: string;
  /** Criteria that this proof speaks about. */
  readonly criteria: readonly string[];
  readonly createdBy: string;
  readonly createdByRole: 'learner' | 'coach';
  /** When the work was done (not when it was uploaded). */
  readonly madeAt: Date;
  readonly visibility: Visibility;
  readonly checks: Readonly<Partial<Record<EvidenceTest, EvidenceCheck>>>;
};

/** Control characters other than a line break, and overrides of the writing direction, have no place in prose. */
const UNFIT = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Free text as people type it: any script, line breaks kept, counted in UTF-16 units. */
export const prose = (longest: number, tooLong: string) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/gu, '\n').replace(UNFIT, '').trim())
    .refine((text) => text.length <= longest, { error: tooLong });

export const answerInput = z.object({
  selfEvaluationId: z.string().max(60),
  criterionId: z.string().max(60),
  answer: z.string().pipe(z.enum(ANSWERS)),
});
export type AnswerInput = z.input<typeof answerInput>;

/** What a proof of any kind needs besides its bytes. `madeAt` is a calendar day, `YYYY-MM-DD`, or empty for today. */
export const evidenceInput = z.object({
  achievementId: z.string().max(60),
  /** May stay empty: a list then shows the first words, or the kind. */
  title: prose(120, 'portfolio.title_too_long'),
  text: prose(4000, 'portfolio.text_too_long'),
  criteria: z.array(z.string().max(60)).max(200),
  madeAt: z.union([z.literal(''), z.iso.date({ error: 'portfolio.date_unfit' })], { error: 'portfolio.date_unfit' }),
  visibility: z.string().pipe(z.enum(VISIBILITIES)),
});
export type EvidenceInput = z.input<typeof evidenceInput>;
