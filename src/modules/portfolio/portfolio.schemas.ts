import { z } from 'zod';
import type { Multilingual } from '#platform/i18n/text.ts';
import { LEVELS, type Scale } from './scales.ts';
import type { Mode } from './self.schemas.ts';

/** What a person may answer about one task: a step of the scale, or why there is none. */
export const ANSWERS = [...LEVELS, 'skipped', 'not_understood', 'not_relevant'] as const;
export type Answer = (typeof ANSWERS)[number];

/** One question of a self-evaluation, as it was worded when the person began. */
export type SheetItem = {
  readonly criterionId: string;
  readonly plain: Multilingual;
  readonly pictogram: string;
  /** One of the sheet's areas, where it has some. */
  readonly areaId?: string;
};

/** A part of a sheet: an outcome, or an area of working life. */
export type SheetArea = { readonly id: string; readonly title: Multilingual };

/** The questions of one version of one achievement, in the order in which they are asked. */
export type Sheet = {
  readonly achievementId: string;
  readonly version: number;
  readonly title: Multilingual;
  readonly family: string;
  /** The steps on which it is rated; a sheet from before there were several names none. */
  readonly scale?: Scale;
  readonly areas?: readonly SheetArea[];
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
  /** How it is done: alone, or with somebody who reads, interprets, or types from paper. */
  readonly mode: Mode;
  /** The other language of the interpreter, as its BCP 47 tag. */
  readonly interpretedIn?: string;
  /** The coach who typed it in from paper. */
  readonly enteredBy?: string;
  /** Areas that the person does not want to be asked about. */
  readonly hiddenAreas: readonly string[];
  readonly startedAt: Date;
  readonly finishedAt?: Date;
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
