import type { Agreement } from './agreement.rules.ts';
import { UNITS, type UnitCode } from './course.ts';

/** Of all ratings, at least this share lies within one step of the model, and at least that share meets it. */
export const EXAM_WITHIN = 0.8;
export const EXAM_EXACT = 0.6;
/** An exam that was not passed may be taken again after a day, as often as somebody likes. */
export const PAUSE_MS = 24 * 3_600_000;

/**
 * Passed: at least 80 % of the ratings within one step, and at least 60 % exactly. On a scale of three steps nearly
 * everything lies within one step, so that the first number alone would let almost anybody pass.
 */
export const isPassed = ({ total, within, exact }: Agreement): boolean =>
  total > 0 && within / total >= EXAM_WITHIN && exact / total >= EXAM_EXACT;

/** How many ratings of so many must fit, in whole numbers, to be said before the exam. */
export const examNeeds = (total: number): { readonly within: number; readonly exact: number } => ({
  within: Math.ceil(total * EXAM_WITHIN),
  exact: Math.ceil(total * EXAM_EXACT),
});

export type Sitting = { readonly satAt: Date; readonly isPassed: boolean };

/** What somebody has done so far. */
export type Progress = {
  /** Units whose check question was answered rightly. */
  readonly understood: ReadonlySet<UnitCode>;
  readonly isPractised: boolean;
  readonly sittings: readonly Sitting[];
};

export type ExamDoor =
  | { readonly state: 'open' }
  | { readonly state: 'units_first'; readonly left: readonly UnitCode[]; readonly isPractised: boolean }
  | { readonly state: 'pause'; readonly until: Date }
  | { readonly state: 'passed' };

/**
 * Whether the exam may be taken now. Who passed may take it again when the training on file has run out or soon will:
 * that is told by `needsAgain`.
 */
export function examDoor(progress: Progress, now: Date, needsAgain: 'yes' | 'no' = 'no'): ExamDoor {
  const left = UNITS.filter((unit) => !progress.understood.has(unit));
  if (left.length > 0 || !progress.isPractised)
    return { state: 'units_first', left, isPractised: progress.isPractised };
  const latest = progress.sittings.toSorted((a, b) => b.satAt.getTime() - a.satAt.getTime())[0];
  if (latest === undefined) return { state: 'open' };
  if (latest.isPassed) return { state: needsAgain === 'yes' ? 'open' : 'passed' };
  const until = new Date(latest.satAt.getTime() + PAUSE_MS);
  return now < until ? { state: 'pause', until } : { state: 'open' };
}
