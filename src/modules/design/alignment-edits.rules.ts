import type { DesignContent } from './plan/plan-edits.rules.ts';
import type { DesignPlan } from './plan/plan.ts';

/** A ticked or empty box of the matrix as a form names it: which outcome, and what practises or judges it. */
export const cellName = (outcomeId: string, columnId: string): string => `${outcomeId}:${columnId}`;

/** What the matrix showed when it was filled in, and the boxes that were ticked. */
export type TickedMatrix = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly string[];
};

export type Alignment = Pick<DesignPlan, 'activities' | 'assessments'>;

/**
 * The plan's activities and assessments with the boxes as ticked. What the form did not show (an outcome or a column
 * that came since) keeps what it had.
 */
export function applyTicks({ descriptor, plan }: DesignContent, ticked: TickedMatrix): Alignment {
  const shown = new Set(ticked.rows);
  const columns = new Set(ticked.columns);
  const cells = new Set(ticked.cells);
  const order = [...new Set([...descriptor.outcomes.map(({ id }) => id), ...outcomesNamed(plan)])];
  const tick = <T extends { readonly id: string; readonly outcomeIds: readonly string[] }>(one: T): T => {
    if (!columns.has(one.id)) return one;
    const keeps = (id: string): boolean =>
      shown.has(id) ? cells.has(cellName(id, one.id)) : one.outcomeIds.includes(id);
    return { ...one, outcomeIds: order.filter(keeps) };
  };
  return { activities: plan.activities.map(tick), assessments: plan.assessments.map(tick) };
}

/** Every outcome that the plan names, also one that is no longer in the design. */
export const outcomesNamed = ({ activities, assessments }: Alignment): readonly string[] => [
  ...new Set([...activities, ...assessments].flatMap(({ outcomeIds }) => outcomeIds)),
];
