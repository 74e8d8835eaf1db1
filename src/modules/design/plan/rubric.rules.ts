import type { RubricCriterion } from './plan.ts';

export type RubricResult = {
  /** Share (0 to 1) of what could be reached, weighed. */
  readonly share: number;
  /** Criteria whose step that must be reached was not. */
  readonly missed: readonly string[];
};

/**
 * The weighed result of one piece of work. `scores`: the index (from 0) of the step that was reached, by criterion.
 * Null while a criterion has no score: nothing is filled in for it.
 */
export function weighRubric(
  rubric: readonly RubricCriterion[],
  scores: Readonly<Record<string, number>>,
): RubricResult | null {
  const weights = rubric.reduce((sum, { weight }) => sum + weight, 0);
  if (weights <= 0 || rubric.some(({ id }) => scores[id] === undefined)) return null;
  const share = rubric.reduce((sum, { id, weight, steps }) => {
    const highest = Math.max(1, steps.length - 1);
    return sum + (weight / weights) * (Math.min(scores[id] ?? 0, highest) / highest);
  }, 0);
  const missed = rubric.filter(({ id, mustReach }) => mustReach !== undefined && (scores[id] ?? 0) < mustReach);
  return { share, missed: missed.map(({ id }) => id) };
}
