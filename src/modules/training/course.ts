import type { Level } from '#modules/portfolio/index.ts';

/** What the course is made of. Its words stand in `messages-staff` under `training.unit.<code>.…`. */
export const UNITS = ['validation', 'mapping', 'talking', 'rating', 'evidence', 'fairness'] as const;
export type UnitCode = (typeof UNITS)[number];

export const OPTIONS = ['a', 'b', 'c'] as const;
export type Option = (typeof OPTIONS)[number];

/** The answer of each check question that holds. */
export const RIGHT: Readonly<Record<UnitCode, Option>> = {
  validation: 'b',
  mapping: 'c',
  talking: 'a',
  rating: 'b',
  evidence: 'c',
  fairness: 'a',
};

/** How many paragraphs each unit has. */
export const PARAGRAPHS = [1, 2, 3, 4] as const;

export const COURSE_SCALE = ['not_yet', 'with_help', 'on_my_own'] as const satisfies readonly Level[];
export type CourseLevel = (typeof COURSE_SCALE)[number];

/** One rating that is asked for: the key of its words, and what experienced assessors would say. */
export type Rateable = { readonly id: string; readonly model: CourseLevel };
/** A described situation, and what is rated in it. */
export type TextCase = { readonly id: string; readonly tasks: readonly Rateable[] };

const textCase = (id: string, ...models: readonly CourseLevel[]): TextCase => ({
  id,
  tasks: models.map((model, index) => ({ id: `${id}-${index + 1}`, model })),
});

/** Six situations to practise with: each one has a trap of its own. */
export const PRACTICE: readonly TextCase[] = [
  textCase('p1', 'with_help'),
  textCase('p2', 'on_my_own'),
  textCase('p3', 'not_yet'),
  textCase('p4', 'on_my_own'),
  textCase('p5', 'with_help'),
  textCase('p6', 'not_yet'),
];

/** Other situations, for the exam: two tasks each, so twelve ratings. */
export const EXAM: readonly TextCase[] = [
  textCase('e1', 'on_my_own', 'with_help'),
  textCase('e2', 'not_yet', 'on_my_own'),
  textCase('e3', 'with_help', 'on_my_own'),
  textCase('e4', 'on_my_own', 'not_yet'),
  textCase('e5', 'with_help', 'with_help'),
  textCase('e6', 'not_yet', 'on_my_own'),
];

export const rateablesOf = (cases: readonly TextCase[]): readonly Rateable[] => cases.flatMap(({ tasks }) => tasks);

export const isUnit = (code: string): code is UnitCode => UNITS.some((unit) => unit === code);
export const isOption = (code: string): code is Option => OPTIONS.some((option) => option === code);
export const isCourseLevel = (code: string): code is CourseLevel => COURSE_SCALE.some((level) => level === code);
