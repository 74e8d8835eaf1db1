import type { Failure } from '#platform/result.ts';
import type { Descriptor } from '../descriptor.ts';
import { VULNERABLE, type DesignPlan, type StudioStep } from './plan.ts';

/** Something that does not fit together, and the step (with the thing in it) where it is put right. */
export type AlignmentFinding = Failure & {
  readonly grade: 'error' | 'warning';
  readonly step: StudioStep;
  /** The outcome, activity or assessment that it is about. */
  readonly about?: string;
};

export type MatrixRow = {
  readonly outcomeId: string;
  /** In the order of the plan: whether the outcome is practised, or judged, there. */
  readonly activities: readonly boolean[];
  readonly assessments: readonly boolean[];
};

/** Outcomes × activities and assessments, rows and columns in the order of the design. */
export function alignmentMatrix(descriptor: Descriptor, plan: DesignPlan): readonly MatrixRow[] {
  return descriptor.outcomes.map(({ id }) => ({
    outcomeId: id,
    activities: plan.activities.map(({ outcomeIds }) => outcomeIds.includes(id)),
    assessments: plan.assessments.map(({ outcomeIds }) => outcomeIds.includes(id)),
  }));
}

/** One assessment should not decide alone: above this share of the whole (per cent) it is questioned. */
const HEAVIEST_SHARE = 70;

type Look = (descriptor: Descriptor, plan: DesignPlan) => readonly AlignmentFinding[];

const isValidationOnly = ({ participationModes }: Descriptor): boolean =>
  participationModes.length > 0 && participationModes.every((mode) => mode === 'validation_only');

const error = (code: string, step: StudioStep, about?: string): AlignmentFinding => ({
  grade: 'error',
  code: `design.alignment.${code}`,
  step,
  ...(about === undefined ? {} : { about }),
});
const warning = (code: string, step: StudioStep, about?: string): AlignmentFinding => ({
  ...error(code, step, about),
  grade: 'warning',
});

/** The quick route asks for no plan: as long as none is there, the ways that were chosen hold for every outcome. */
const isUnplanned = ({ depth }: DesignPlan, planned: readonly unknown[]): boolean =>
  depth === 'quick' && planned.length === 0;

const outcomesWithoutAssessment: Look = ({ outcomes }, plan) =>
  isUnplanned(plan, plan.assessments)
    ? []
    : outcomes
        .filter(({ id }) => !plan.assessments.some(({ outcomeIds }) => outcomeIds.includes(id)))
        .map(({ id }) => error('outcome_without_assessment', 'assessment', id));

const assessmentsWithoutOutcome: Look = ({ outcomes }, { assessments }) => {
  const known = new Set(outcomes.map(({ id }) => id));
  return assessments
    .filter(({ outcomeIds }) => !outcomeIds.some((id) => known.has(id)))
    .map(({ id }) => error('assessment_without_outcome', 'assessment', id));
};

const withoutPassRule: Look = (_, { assessments }) =>
  assessments
    .filter(({ passRule, rubric }) => passRule.trim() === '' && rubric.every((line) => line.mustReach === undefined))
    .map(({ id }) => error('no_pass_rule', 'assessment', id));

const outcomesWithoutActivity: Look = (descriptor, plan) =>
  isValidationOnly(descriptor) || isUnplanned(plan, plan.activities)
    ? []
    : descriptor.outcomes
        .filter(({ id }) => !plan.activities.some(({ outcomeIds }) => outcomeIds.includes(id)))
        .map(({ id }) => warning('outcome_without_activity', 'activities', id));

const oneDecidesAlone: Look = (_, { assessments }) => {
  const total = assessments.reduce((sum, { weight }) => sum + weight, 0);
  if (assessments.length < 2 || total <= 0) return [];
  return assessments
    .filter(({ weight }) => (weight / total) * 100 > HEAVIEST_SHARE)
    .map(({ id }) => warning('one_assessment_decides', 'assessment', id));
};

const unsupervisedWithCredits: Look = ({ supervision, workload }, { assessments }) => {
  const hasEcts = workload.credits.some(({ system, points }) => system === 'ECTS' && points > 0);
  if (!hasEcts) return [];
  const unsupervised = assessments.filter((one) => one.supervision === 'unsupervised_no_id');
  if (unsupervised.length === 0 && supervision === 'unsupervised_no_id') {
    return [warning('unsupervised_with_credits', 'assessment')];
  }
  return unsupervised.map(({ id }) => warning('unsupervised_with_credits', 'assessment', id));
};

const onlineForVulnerable: Look = ({ participationModes }, { activities, personas, access }) => {
  const isOnline =
    activities.some(({ place }) => place !== 'onsite') ||
    participationModes.some((mode) => mode === 'online' || mode === 'blended');
  const isForVulnerable = personas.some(({ type }) => VULNERABLE.has(type));
  return isOnline && isForVulnerable && access.offlineAlternative.trim() === ''
    ? [warning('online_without_alternative', 'access')]
    : [];
};

const pricedForUnemployed: Look = (_, { budget, personas }) =>
  budget.price > 0 && personas.some(({ type }) => type === 'unemployed') && budget.funding.trim() === ''
    ? [warning('price_without_funding', 'finance')]
    : [];

const languageLevelUntold: Look = (_, { access }) =>
  access.languageLevel.trim() === '' ? [warning('language_level_untold', 'access')] : [];

const unansweredBarriers: Look = (_, { personas }) =>
  personas
    .filter(({ barriers }) => barriers.some(({ answer, isAccepted }) => answer.trim() === '' && !isAccepted))
    .map(({ id }) => warning('barrier_unanswered', 'access', id));

const promisesWithoutOutcome: Look = ({ outcomes }, { promises }) => {
  const known = new Set(outcomes.map(({ id }) => id));
  return promises
    .filter(({ outcomeIds }) => !outcomeIds.some((id) => known.has(id)))
    .map(({ id }) => warning('promise_without_outcome', 'purpose', id));
};

const LOOKS: readonly Look[] = [
  outcomesWithoutAssessment,
  assessmentsWithoutOutcome,
  withoutPassRule,
  outcomesWithoutActivity,
  oneDecidesAlone,
  unsupervisedWithCredits,
  onlineForVulnerable,
  pricedForUnemployed,
  languageLevelUntold,
  unansweredBarriers,
  promisesWithoutOutcome,
];

/** What does not fit together in a design, errors first. */
export function findAlignmentFaults(descriptor: Descriptor, plan: DesignPlan): readonly AlignmentFinding[] {
  const found = LOOKS.flatMap((look) => look(descriptor, plan));
  return [...found.filter(({ grade }) => grade === 'error'), ...found.filter(({ grade }) => grade === 'warning')];
}
