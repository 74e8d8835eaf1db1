import type { Multilingual } from '#platform/i18n/text.ts';

export const ENVIRONMENT_KINDS = [
  'shop',
  'kitchen',
  'workshop',
  'farm',
  'office',
  'care',
  'cleaning',
  'volunteer',
  'home',
  'online',
] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

export const FREQUENCIES = ['daily', 'weekly', 'rarely'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** 1 helps a little, 3 the place cannot do without it. */
export type Importance = 1 | 2 | 3;

export type WorkEnvironment = { readonly id: string; readonly name: Multilingual; readonly kind: EnvironmentKind };

export type WorkTask = {
  readonly id: string;
  readonly environment: WorkEnvironment;
  /** For staff, starting with a verb. */
  readonly title: Multilingual;
  /** For learners, at most 12 words. */
  readonly plain: Multilingual;
  /** Name of a drawing in `src/ui/pictograms.ts`. */
  readonly pictogram: string;
  readonly frequency: Frequency;
  readonly importance: Importance;
  /** A new learner may practise it from the first week. */
  readonly forNewLearners: boolean;
};
