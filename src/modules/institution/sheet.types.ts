import type { STUDIO_STEPS } from '@cairn/vocab/plan-codes';
import type { PickSet } from './picks.ts';

/** A step of the studio that a sheet helps with. */
export type SheetStep = (typeof STUDIO_STEPS)[number];

/** The circle of quality in education and training: where in it a sheet has its place. */
export const PHASES = ['plan', 'do', 'evaluate', 'improve'] as const;
export type Phase = (typeof PHASES)[number];

/** Who usually fills a sheet in. */
export const SHEET_ROLES = ['designer', 'teacher', 'coach', 'manager', 'partner', 'learner'] as const;
export type SheetRole = (typeof SHEET_ROLES)[number];

/**
 * What a field is about, where a design has a place for it. A sheet and a design that name the same thing hand it to
 * each other; the composition knows how.
 */
export const TOPICS = [
  'title',
  'summary',
  'problem',
  'needs',
  'personas',
  'barriers',
  'promises',
  'outcomes',
  'activities',
  'assessments',
  'partners',
  'governance',
  'access.languageLevel',
  'access.support',
  'access.guidanceContact',
  'access.offlineAlternative',
  'access.adjustments',
  'recognition.contact',
  'recognition.leadsTo',
  'recognition.validationOfPriorLearning',
  'recognition.recognisedBy',
  'recognition.routes',
  'quality.responsible',
  'quality.learnersTookPart',
  'quality.feedback',
  'budget.currency',
  'budget.development',
  'budget.equipment',
  'budget.overhead',
  'budget.runs',
  'budget.teachingHours',
  'budget.hourlyRate',
  'budget.materials',
  'budget.assessment',
  'budget.certification',
  'budget.support',
  'budget.learners',
  'budget.completers',
  'budget.price',
  'budget.subsidyPerLearner',
  'budget.funding',
  'run.admission',
  'run.monitoring',
  'run.nextReviewOn',
] as const;
export type Topic = (typeof TOPICS)[number];

/** One cell of a row. `refs` names rows of another table of the same sheet. */
export type Column =
  | { readonly id: string; readonly kind: 'text' }
  | { readonly id: string; readonly kind: 'number' }
  | { readonly id: string; readonly kind: 'date' }
  | { readonly id: string; readonly kind: 'pick'; readonly from: PickSet }
  | { readonly id: string; readonly kind: 'picks'; readonly from: PickSet }
  | { readonly id: string; readonly kind: 'refs'; readonly of: string };

type Own = { readonly id: string; readonly topic?: Topic };

/** One shape for each kind, so that a look at the kind tells the rest. */
type Typed<K extends string> = K extends string ? Own & { readonly kind: K } : never;
type Chosen<K extends string> = K extends string ? Own & { readonly kind: K; readonly from: PickSet } : never;

export type SimpleField = Typed<'line' | 'text' | 'list' | 'date' | 'number' | 'money'>;
export type ChoiceField = Chosen<'scale' | 'pick' | 'picks'>;
export type MatrixField = Own & { readonly kind: 'matrix'; readonly rows: readonly string[]; readonly from: PickSet };
export type TableField = Own & { readonly kind: 'table'; readonly columns: readonly Column[] };

/** One thing to fill in, and the unit in which it is saved. */
export type SheetField = SimpleField | ChoiceField | MatrixField | Typed<'persona'> | TableField;

/** What belongs together on a sheet: it is agreed on and talked about as one. */
export type SheetPart = { readonly id: string; readonly fields: readonly SheetField[] };

/**
 * A worksheet as data. Its words are messages: `institution.sheet.<id>.title`, `.purpose`, `.how`, `.example`,
 * `.facilitate`, for each field `.f.<field>` (and `.f.<field>.hint`), on a board for each part `.p.<part>` and
 * `.p.<part>.hint`, for rows of a matrix `.r.<row>`.
 */
export type SheetTemplate = {
  readonly id: string;
  readonly version: number;
  /** `board`: parts are boxes that are seen at once and filled in one by one. */
  readonly layout: 'page' | 'board';
  readonly phase: Phase;
  readonly steps: readonly SheetStep[];
  readonly roles: readonly SheetRole[];
  readonly minutes: number;
  /** SPDX identifier under which the empty sheet and its words may be reused. */
  readonly licence: 'CC-BY-4.0';
  readonly parts: readonly SheetPart[];
  /** Fields without which the sheet is not done. */
  readonly needed: readonly string[];
  /** Fields that have a line of help. */
  readonly hinted: readonly string[];
};

/** One row of a table: `id` and a text for each column; several values of one cell stand with a space between them. */
export type Row = Readonly<Record<string, string>>;
export type Answer = string | readonly string[] | Row | readonly Row[];
export type Answers = Readonly<Record<string, Answer>>;

export const PERSONA_CELLS = ['name', 'learner_type', 'about', 'goals'] as const;

export const fieldsOf = (template: SheetTemplate): readonly SheetField[] =>
  template.parts.flatMap(({ fields }) => fields);
