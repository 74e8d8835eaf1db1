import {
  emptyDescriptor,
  emptyPlan,
  type Criterion,
  type Descriptor,
  type DesignContent,
  type DesignPlan,
  type Outcome,
} from '#modules/design/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** The three languages of the demo's courses, in one line. */
export const say = (en: string, nb: string, sv: string): Multilingual => ({ en, nb, sv });

type CriterionSaid = Pick<Criterion, 'pictogram' | 'critical' | 'statement' | 'plain'>;

/** What the demo tells of an outcome: `key` is its name inside the course. */
export type OutcomeSaid = Pick<Outcome, 'statement' | 'kind' | 'escoSkills'> &
  Partial<Pick<Outcome, 'verb' | 'context' | 'standard' | 'reuseLevel' | 'lifeComp' | 'levelCue'>> & {
    readonly key: string;
    readonly criteria: readonly CriterionSaid[];
  };

export type CourseSaid = Omit<Partial<Descriptor>, 'outcomes'> &
  Pick<Descriptor, 'title' | 'summary' | 'workload' | 'level' | 'assessmentTypes' | 'participationModes'> & {
    readonly outcomes: readonly OutcomeSaid[];
    readonly plan: Partial<DesignPlan>;
  };

/** Whoever reads a plan finds the same names in it as in the outcomes: `out_<course>_<key>`. */
export const outcomeId = (course: string, key: string): string => `out_${course}_${key}`;

/** A whole design from the demo's words. */
export function courseOf(course: string, { outcomes, plan, ...facts }: CourseSaid): DesignContent {
  return {
    descriptor: {
      ...emptyDescriptor('en'),
      languages: ['nb', 'sv'],
      awardingBody: [{ name: 'Lakeside Learning', country: 'IT', region: 'ITI43' }],
      supervision: 'supervised_onsite_id',
      entryRequirement: say('Nothing special', 'Ikke noe spesielt', 'Inget särskilt'),
      stacking: { kind: 'independent_stackable' },
      moreInfo: {
        text: say(
          'Ask the people at our learning desk. They call you back.',
          'Spør i læringsskranken vår. De ringer deg tilbake.',
          'Fråga i vår lärdisk. De ringer upp dig.',
        ),
      },
      ...facts,
      outcomes: outcomes.map(({ key, criteria, ...outcome }) => ({
        ...outcome,
        id: outcomeId(course, key),
        criteria: criteria.map((criterion, index) => ({ ...criterion, id: `cri_${course}_${key}_${index + 1}` })),
      })),
    },
    plan: { ...emptyPlan(), depth: 'full', ...plan },
  };
}

/** A yearly look by colleagues and learners, as every course of the demo has it. */
export const yearlyLook = (reviewDue: string): Descriptor['qualityAssurance'] => [
  {
    kind: 'internal_review',
    text: say(
      'Two colleagues and two learners go through outcomes and criteria once a year.',
      'To kolleger og to deltakere går gjennom læringsutbytter og kriterier en gang i året.',
      'Två kollegor och två deltagare går igenom lärandemål och kriterier en gång om året.',
    ),
    responsible: 'Luca Ferri',
    reviewDue,
  },
];
