import type { Budget } from './plan.ts';

export type Costs = {
  /** Of one run: its share of the development, equipment, overhead. */
  readonly fixed: number;
  /** Of one learner. */
  readonly variable: number;
  readonly total: number;
};

/** What one run costs with so many learners. `learners` defaults to the number that is planned. */
export function costsOf(budget: Budget, learners = budget.learners): Costs {
  const fixed = budget.development / Math.max(1, budget.runs) + budget.equipment + budget.overhead;
  const teaching = learners > 0 ? (budget.teachingHours * budget.hourlyRate) / learners : 0;
  const variable = teaching + budget.materials + budget.assessment + budget.certification + budget.support;
  return { fixed, variable, total: fixed + variable * learners };
}

/**
 * From how many learners on a run carries itself; null when each learner costs at least what she brings, so that no
 * number would do.
 */
export function breakEvenLearners(fixed: number, income: number, variable: number): number | null {
  const left = income - variable;
  return left > 0 ? Math.ceil(fixed / left) : null;
}

export type BudgetView = Costs & {
  readonly incomePerLearner: number;
  readonly result: number;
  readonly breakEven: number | null;
  /** Null when nobody is expected to finish. */
  readonly costPerCompleter: number | null;
  /** Null without learners or hours. */
  readonly costPerLearnerHour: number | null;
};

export function viewBudget(budget: Budget, workloadHours: number): BudgetView {
  const costs = costsOf(budget);
  const incomePerLearner = budget.price + budget.subsidyPerLearner;
  // One more learner needs no more teaching: what a run's teaching costs is earned like its fixed costs.
  const teaching = budget.teachingHours * budget.hourlyRate;
  const eachMore = budget.materials + budget.assessment + budget.certification + budget.support;
  const learnerHours = budget.learners * workloadHours;
  return {
    ...costs,
    incomePerLearner,
    result: incomePerLearner * budget.learners - costs.total,
    breakEven: breakEvenLearners(costs.fixed + teaching, incomePerLearner, eachMore),
    costPerCompleter: budget.completers > 0 ? costs.total / budget.completers : null,
    costPerLearnerHour: learnerHours > 0 ? costs.total / learnerHours : null,
  };
}

const SENSITIVITY_LEARNERS = [5, 10, 15, 20, 25, 30, 35, 40] as const;
const SENSITIVITY_PRICES = [0.8, 1, 1.2] as const;

export type SensitivityRow = { readonly learners: number; readonly results: readonly number[] };

/** The result of a run for 5 to 40 learners, at the price and at 20 % less and more (in this order: less, as is, more). */
export function sensitivity(budget: Budget): readonly SensitivityRow[] {
  return SENSITIVITY_LEARNERS.map((learners) => {
    const { total } = costsOf(budget, learners);
    const results = SENSITIVITY_PRICES.map(
      (factor) => (budget.price * factor + budget.subsidyPerLearner) * learners - total,
    );
    return { learners, results };
  });
}
