import type { Multilingual } from '#platform/i18n/text.ts';

export const ENVIRONMENT_KINDS = [
  'shop',
  'kitchen',
  'workshop',
  'farm',
  'office',
  'care',
  'cleaning',
  'closed_workshop',
  'volunteer',
  'home',
  'online',
] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

export const FREQUENCIES = ['daily', 'weekly', 'rarely'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** 1 helps a little, 3 the place cannot do without it. */
export type Importance = 1 | 2 | 3;
/** 1 is learned in a day, 3 needs weeks of practice. */
export type Difficulty = 1 | 2 | 3;

/** `permission`: somebody has to say yes each time; `licence`: the law or the insurer asks for a paper. */
export const RISKS = ['none', 'permission', 'licence'] as const;
export type Risk = (typeof RISKS)[number];

export const YES_NO = ['yes', 'no'] as const;
/** Empty: nobody has looked yet. */
export type Told = '' | (typeof YES_NO)[number];
export const NOISES = ['quiet', 'some', 'loud'] as const;
export type Noise = '' | (typeof NOISES)[number];
export const SHIFTS = ['day', 'early_late', 'night'] as const;
export type Shift = '' | (typeof SHIFTS)[number];

/** How one gets there and in, and what it is like. */
export type PlaceAccess = {
  readonly wheelchair: Told;
  readonly noise: Noise;
  readonly shift: Shift;
  readonly publicTransport: Told;
};

/** A skill of a classification (ESCO), with the wording at the time and the version it was picked from. */
export type SkillLink = { readonly uri: string; readonly label: string; readonly version: string };

export type WorkEnvironment = { readonly id: string; readonly name: Multilingual; readonly kind: EnvironmentKind };

/** Everything that is told about a place. Empty texts and nulls mean "not told yet". */
export type PlaceProfile = {
  /** Where it is: a street, a town. */
  readonly site: string;
  /** Languages that are spoken at work there. */
  readonly languages: readonly string[];
  readonly safetyRules: Multilingual;
  /** When there is work, in words. */
  readonly hours: string;
  /** How many hours a week a learner can be there. */
  readonly hoursWeek: number | null;
  /** How many learners at the same time. */
  readonly capacity: number | null;
  readonly contactId: string | null;
  readonly access: PlaceAccess;
};

export type Place = WorkEnvironment &
  PlaceProfile & {
    /** A picture of the place, in the files, with what it shows in words. */
    readonly photoId: string | null;
    readonly photoAlt: Multilingual;
    readonly createdAt: Date;
  };

export type WorkTask = {
  readonly id: string;
  readonly environment: WorkEnvironment;
  /** For staff, starting with a verb. */
  readonly title: Multilingual;
  /** For learners, at most 12 words; empty on a card that nobody has described yet. */
  readonly plain: Multilingual;
  /** Name of a drawing in `src/ui/pictograms.ts`; empty until somebody chooses one. */
  readonly pictogram: string;
  readonly frequency: Frequency;
  readonly importance: Importance;
  /** A new learner may practise it from the first week. */
  readonly forNewLearners: boolean;
  readonly packageId: string | null;
  /** One step a line. */
  readonly steps: Multilingual;
  readonly tools: Multilingual;
  readonly difficulty: Difficulty;
  readonly risk: Risk;
  readonly occupation: string;
  readonly skills: readonly SkillLink[];
  /** What somebody can do who has learned it, as it may stand in a unit. */
  readonly outcome: Multilingual;
  /** It can be learned here; on the sheet for learners. */
  readonly learnable: boolean;
};

/** Tasks that belong together; one may become a unit. */
export type WorkPackage = {
  readonly id: string;
  readonly environmentId: string;
  readonly title: Multilingual;
  readonly description: Multilingual;
};
