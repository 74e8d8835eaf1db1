import type { DescriptorElement } from '../elements.rules.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import { STUDIO_STEPS, type DesignPlan, type Entrance, type StudioStep } from '../plan/plan.ts';
import { STEP_PANELS } from './panels.ts';
import { shownFields, type StepField } from './step-fields.ts';
import { stepFields } from './step-values.ts';

/** The steps that a small unit needs before it can be offered. */
const QUICK_STEPS: ReadonlySet<StudioStep> = new Set<StudioStep>([
  'purpose',
  'outcomes',
  'workload',
  'assessment',
  'activities',
  'access',
  'recognition',
  'quality',
  'publish',
]);

const FIRST_OF: Readonly<Record<Entrance, StudioStep>> = {
  learner: 'learners',
  partner_request: 'partners',
  resource: 'materials',
};

/** Where a design begins: with its people, its partners, its material, or with what it is for. */
export const firstStep = (entrance: DesignPlan['entrance']): StudioStep =>
  entrance === '' ? 'purpose' : FIRST_OF[entrance];

/** The steps in the order in which this design goes through them, its own way in first. */
export function stepsOf({ entrance, depth }: Pick<DesignPlan, 'entrance' | 'depth'>): readonly StudioStep[] {
  const first = firstStep(entrance);
  const others = STUDIO_STEPS.filter((step) => step !== first && (depth === 'full' || QUICK_STEPS.has(step)));
  return [first, ...others];
}

/** The step after this one; null after the last. A step beside the way leads to the one that would follow it. */
export function stepAfter(step: StudioStep, plan: DesignPlan): StudioStep | null {
  const steps = stepsOf(plan);
  const here = steps.indexOf(step);
  if (here !== -1) return steps[here + 1] ?? null;
  return STUDIO_STEPS.slice(STUDIO_STEPS.indexOf(step)).find((next) => steps.includes(next)) ?? null;
}

export type StepProgress = {
  readonly step: StudioStep;
  /** Whether anything stands there, and whether something mandatory is missing. */
  readonly state: 'empty' | 'told' | 'missing';
  readonly missing: number;
  /** What does not fit together and is put right there. */
  readonly findings: number;
};

type StudioFacts = {
  readonly content: DesignContent;
  readonly elements: readonly DescriptorElement[];
  /** The step where each thing that does not fit is put right. */
  readonly findings: readonly { readonly step: StudioStep }[];
};

const isSaid = (content: DesignContent, field: StepField): boolean => {
  if (field.kind === 'choice' || field.kind === 'radios') return false;
  if ((field.kind === 'number' || field.kind === 'share') && field.usual !== undefined) return false;
  return Object.values(stepFields(content, [field])).some((values) => values.join('').trim() !== '');
};

function isTold(step: StudioStep, content: DesignContent): boolean {
  if (step === 'outcomes') return content.descriptor.outcomes.length > 0;
  return shownFields(STEP_PANELS[step], 'full').some((field) => isSaid(content, field));
}

/** How far each of the fourteen steps is, in their own order. */
export function studioProgress({ content, elements, findings }: StudioFacts): readonly StepProgress[] {
  return STUDIO_STEPS.map((step) => {
    const missing = elements.filter((one) => one.step === step && one.mandatory && one.state === 'missing').length;
    const state = missing > 0 ? 'missing' : isTold(step, content) ? 'told' : 'empty';
    return { step, state, missing, findings: findings.filter((finding) => finding.step === step).length };
  });
}
