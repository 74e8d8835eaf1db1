import type {
  ACTIVITY_KINDS,
  ACTIVITY_PLACES,
  LEARNER_TYPES,
  NEED_SOURCES,
  PARTNER_TASKS,
  STUDIO_STEPS,
  WORKLOAD_KINDS,
} from '@cairn/vocab/plan-codes';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { Descriptor } from '../descriptor.ts';

export {
  ACTIVITY_KINDS,
  ACTIVITY_PLACES,
  LEARNER_TYPES,
  NEED_SOURCES,
  PARTNER_TASKS,
  STUDIO_STEPS,
  WORKLOAD_KINDS,
} from '@cairn/vocab/plan-codes';

export type StudioStep = (typeof STUDIO_STEPS)[number];

/** Where a designer stands: with people in mind, with a partner's wish, or with a course or material at hand. */
export const ENTRANCES = ['learner', 'partner_request', 'resource'] as const;
export type Entrance = (typeof ENTRANCES)[number];

/** A small unit needs few steps; a joint course needs all. */
export const DEPTHS = ['quick', 'full'] as const;
export type Depth = (typeof DEPTHS)[number];

export type Need = {
  readonly id: string;
  readonly source: (typeof NEED_SOURCES)[number];
  readonly text: string;
  /** ISO date; evidence older than 24 months is questioned. */
  readonly knownOn?: string;
  readonly link?: string;
};

/** What somebody will be able to do because of this. Each promise rests on outcomes. */
export type Promised = { readonly id: string; readonly text: Multilingual; readonly outcomeIds: readonly string[] };

export type LearnerType = (typeof LEARNER_TYPES)[number];

/** Groups for whom a course that is only online, or that costs money, needs an answer. */
export const VULNERABLE: ReadonlySet<LearnerType> = new Set<LearnerType>([
  'newcomer',
  'early_leaver',
  'unemployed',
  'in_custody',
  'with_disability',
  'little_schooling',
]);

/** Something that stands in the way of a learner, and what is done about it. */
export type Barrier = {
  readonly id: string;
  readonly text: string;
  /** What answers it; empty while nobody has. */
  readonly answer: string;
  /** Nothing is done about it, on purpose. */
  readonly isAccepted: boolean;
};

/** A made-up person who stands for many; rests on talks, never on one real person. */
export type Persona = {
  readonly id: string;
  readonly name: string;
  readonly type: LearnerType;
  readonly about: string;
  readonly goals: string;
  readonly barriers: readonly Barrier[];
};

export type PartnerTask = (typeof PARTNER_TASKS)[number];
export type Partner = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly tasks: readonly PartnerTask[];
  readonly contact: string;
};

export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** Hours of one kind. `isDirected`: somebody guides. */
export type WorkloadLine = {
  readonly id: string;
  /** An activity or an assessment of this plan. */
  readonly forId: string;
  readonly kind: WorkloadKind;
  readonly hours: number;
  readonly isDirected: boolean;
  readonly place: string;
};

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export type ActivityPlace = (typeof ACTIVITY_PLACES)[number];

export type Activity = {
  readonly id: string;
  readonly title: Multilingual;
  readonly kind: ActivityKind;
  readonly place: ActivityPlace;
  /** Share (0 to 1) in which people meet at the same time. */
  readonly synchronousShare: number;
  readonly outcomeIds: readonly string[];
};

/** One line of a rubric: what is looked at, and what each step looks like, lowest first. */
export type RubricCriterion = {
  readonly id: string;
  readonly text: Multilingual;
  /** Two to five. */
  readonly steps: readonly Multilingual[];
  readonly weight: number;
  /** Index of the step (from 0) that must be reached whatever the sum says; absent: none. */
  readonly mustReach?: number;
};

export type PlannedAssessment = {
  readonly id: string;
  readonly title: Multilingual;
  /** Code of the assessment types. */
  readonly type: string;
  readonly outcomeIds: readonly string[];
  /** Share of the whole, in per cent. */
  readonly weight: number;
  readonly supervision: string;
  /** When it counts as passed, in words; a rubric may say it too. */
  readonly passRule: string;
  readonly rubric: readonly RubricCriterion[];
};

/** How somebody who can do it already shows an outcome without the course. */
export type PriorLearningRoute = { readonly outcomeId: string; readonly how: string };

export type Material = {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** SPDX identifier, or `all-rights-reserved`. */
  readonly licence: string;
  readonly link: string;
};

export type AccessPlan = {
  /** For instance "A2"; empty while nobody has said. */
  readonly languageLevel: string;
  readonly support: string;
  readonly guidanceContact: string;
  /** How somebody takes part who has no device or connection. */
  readonly offlineAlternative: string;
  readonly adjustments: string;
};

export type RecognitionPlan = {
  readonly recognisedBy: readonly { readonly name: string; readonly forWhat: string }[];
  readonly contact: string;
  readonly decisionDays?: number;
  readonly leadsTo: string;
  readonly validationOfPriorLearning: 'yes' | 'no' | '';
  readonly routes: readonly PriorLearningRoute[];
};

export const PRINCIPLE_ANSWERS = ['yes', 'partly', 'no', 'not_relevant'] as const;
export type PrincipleAnswer = (typeof PRINCIPLE_ANSWERS)[number];
export type QualityPlan = {
  readonly responsible: string;
  readonly learnersTookPart: string;
  readonly feedback: string;
  /** Own answers to the checklist of the ten principles, by question. */
  readonly answers: Readonly<Record<string, { readonly answer: PrincipleAnswer; readonly note: string }>>;
};

/** Money in the smallest whole unit that people plan in: whole euros, kroner … */
export type Budget = {
  readonly currency: string;
  readonly development: number;
  readonly equipment: number;
  readonly overhead: number;
  /** Over how many runs the development is spread. */
  readonly runs: number;
  readonly teachingHours: number;
  readonly hourlyRate: number;
  readonly materials: number;
  readonly assessment: number;
  readonly certification: number;
  readonly support: number;
  readonly learners: number;
  readonly completers: number;
  readonly price: number;
  readonly subsidyPerLearner: number;
  /** Who pays for those who cannot; empty while nobody has said. */
  readonly funding: string;
};

export type Run = {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly seats: number;
};

export type RunPlan = {
  readonly runs: readonly Run[];
  readonly admission: string;
  readonly monitoring: string;
  readonly nextReviewOn: string;
};

/**
 * What a design says beside its descriptor: why, for whom, with whom, by which way. Empty texts, lists and zeros mean
 * "not told yet". It is published with the version and never changes with it.
 */
export type DesignPlan = {
  readonly entrance: Entrance | '';
  readonly depth: Depth;
  readonly problem: string;
  readonly needs: readonly Need[];
  readonly promises: readonly Promised[];
  readonly personas: readonly Persona[];
  readonly partners: readonly Partner[];
  readonly governance: string;
  readonly workload: readonly WorkloadLine[];
  readonly activities: readonly Activity[];
  readonly assessments: readonly PlannedAssessment[];
  readonly materials: readonly Material[];
  readonly access: AccessPlan;
  readonly recognition: RecognitionPlan;
  readonly quality: QualityPlan;
  readonly budget: Budget;
  readonly run: RunPlan;
};

/** All that a design says. */
export type DesignContent = { readonly descriptor: Descriptor; readonly plan: DesignPlan };

export function emptyPlan(): DesignPlan {
  return {
    entrance: '',
    depth: 'quick',
    problem: '',
    needs: [],
    promises: [],
    personas: [],
    partners: [],
    governance: '',
    workload: [],
    activities: [],
    assessments: [],
    materials: [],
    access: { languageLevel: '', support: '', guidanceContact: '', offlineAlternative: '', adjustments: '' },
    recognition: { recognisedBy: [], contact: '', leadsTo: '', validationOfPriorLearning: '', routes: [] },
    quality: { responsible: '', learnersTookPart: '', feedback: '', answers: {} },
    budget: {
      currency: 'EUR',
      development: 0,
      equipment: 0,
      overhead: 0,
      runs: 1,
      teachingHours: 0,
      hourlyRate: 0,
      materials: 0,
      assessment: 0,
      certification: 0,
      support: 0,
      learners: 0,
      completers: 0,
      price: 0,
      subsidyPerLearner: 0,
      funding: '',
    },
    run: { runs: [], admission: '', monitoring: '', nextReviewOn: '' },
  };
}
