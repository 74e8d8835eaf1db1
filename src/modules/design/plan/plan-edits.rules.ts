import type { Descriptor } from '../descriptor.ts';
import { applyEdit, collides, isSame, type DraftEdit } from '../edits.rules.ts';
import { emptyPlan, type DesignPlan } from './plan.ts';

/** All that a design says. */
export type DesignContent = { readonly descriptor: Descriptor; readonly plan: DesignPlan };

/** Parts of the plan, each replaced as a whole. */
export type PlanEdit = { readonly kind: 'plan'; readonly values: Partial<DesignPlan> };
export type ContentEdit = DraftEdit | PlanEdit;

/** The design after the edit. Outcomes that are gone stay named in the plan: the matrix shows it and asks. */
export function applyContentEdit(content: DesignContent, edit: ContentEdit): DesignContent {
  return edit.kind === 'plan'
    ? { ...content, plan: { ...content.plan, ...edit.values } }
    : { ...content, descriptor: applyEdit(content.descriptor, edit) };
}

/** Whether an edit begun at `base` would overwrite what somebody else saved since; of a plan, part by part. */
export function contentCollides(edit: ContentEdit, base: DesignContent, current: DesignContent): boolean {
  if (edit.kind !== 'plan') return collides(edit, base.descriptor, current.descriptor);
  const parts = Object.keys(edit.values) as readonly (keyof DesignPlan)[];
  return parts.some((part) => !isSame(base.plan[part], current.plan[part]));
}

const ALL_PARTS = Object.keys(emptyPlan()) as readonly (keyof DesignPlan)[];

/** The parts of a plan that differ, in the order of the plan. */
export function changedParts(before: DesignPlan, after: DesignPlan): readonly (keyof DesignPlan)[] {
  return ALL_PARTS.filter((part) => !isSame(before[part], after[part]));
}
