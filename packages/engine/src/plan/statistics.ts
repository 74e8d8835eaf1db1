/** How many credentials went which way since the process started. */
export type PathCount = { readonly fast: number; readonly slow: number };

export type FastPathStatistics = {
  readonly issue: PathCount;
  readonly verify: PathCount;
  /** Shapes for which a plan stands ready. */
  readonly plans: number;
  /** Shapes that can have no plan, and values that a plan refused, by reason. */
  readonly refusals: Readonly<Record<string, number>>;
};

const counts = { issue: { fast: 0, slow: 0 }, verify: { fast: 0, slow: 0 } };
const refusals = new Map<string, number>();
let plans = 0;

export type PathUse = 'issue' | 'verify';

export const countPath = (use: PathUse, path: keyof PathCount): void => {
  counts[use][path] += 1;
};

export const countRefusal = (reason: string): void => {
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
};

export const setPlanCount = (count: number): void => {
  plans = count;
};

/**
 * What the fast path did so far in this process. A ratio of speed means nothing without the share that took the slow
 * path; this is where that share comes from.
 */
export const fastPathStatistics = (): FastPathStatistics => ({
  issue: { ...counts.issue },
  verify: { ...counts.verify },
  plans,
  refusals: Object.fromEntries(refusals),
});
