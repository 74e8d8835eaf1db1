import { textsCollide, withTexts, type TextsEdit } from '../content-texts.rules.ts';
import { applyEdit, collides, isSame, type DraftEdit, type Facts } from '../edits.rules.ts';
import { emptyPlan, type DesignContent, type DesignPlan } from './plan.ts';

export type { DesignContent } from './plan.ts';

/** Parts of the plan, each replaced as a whole. */
export type PlanEdit = { readonly kind: 'plan'; readonly values: Partial<DesignPlan> };
/** What one step of the studio saves: facts of the descriptor and parts of the plan at once. */
export type StepEdit = { readonly kind: 'step'; readonly facts: Facts; readonly plan: Partial<DesignPlan> };
/** Edits that belong together: all of them are saved, or none. */
export type SeveralEdits = { readonly kind: 'several'; readonly edits: readonly ContentEdit[] };
export type ContentEdit = DraftEdit | PlanEdit | StepEdit | TextsEdit | SeveralEdits;

/** A step as its two halves. */
const halves = ({ facts, plan }: StepEdit): readonly [DraftEdit, PlanEdit] => [
  { kind: 'facts', values: facts },
  { kind: 'plan', values: plan },
];

/** The design after the edit. Outcomes that are gone stay named in the plan: the matrix shows it and asks. */
export function applyContentEdit(content: DesignContent, edit: ContentEdit): DesignContent {
  if (edit.kind === 'step') return halves(edit).reduce<DesignContent>(applyContentEdit, content);
  if (edit.kind === 'several') return edit.edits.reduce(applyContentEdit, content);
  if (edit.kind === 'texts') return withTexts(content, edit);
  return edit.kind === 'plan'
    ? { ...content, plan: { ...content.plan, ...edit.values } }
    : { ...content, descriptor: applyEdit(content.descriptor, edit) };
}

/** Whether an edit begun at `base` would overwrite what somebody else saved since; of a plan, part by part. */
export function contentCollides(edit: ContentEdit, base: DesignContent, current: DesignContent): boolean {
  if (edit.kind === 'step') return halves(edit).some((half) => contentCollides(half, base, current));
  if (edit.kind === 'several') return edit.edits.some((one) => contentCollides(one, base, current));
  if (edit.kind === 'texts') return textsCollide(edit, base, current);
  if (edit.kind !== 'plan') return collides(edit, base.descriptor, current.descriptor);
  const parts = Object.keys(edit.values) as readonly (keyof DesignPlan)[];
  return parts.some((part) => !isSame(base.plan[part], current.plan[part]));
}

const ALL_PARTS = Object.keys(emptyPlan()) as readonly (keyof DesignPlan)[];

/** The parts of a plan that differ, in the order of the plan. */
export function changedParts(before: DesignPlan, after: DesignPlan): readonly (keyof DesignPlan)[] {
  return ALL_PARTS.filter((part) => !isSame(before[part], after[part]));
}
