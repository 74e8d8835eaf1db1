import type { WorkloadLine } from './plan.ts';

export type WorkloadSum = {
  readonly hours: number;
  /** Share (0 to 1) of the hours in which somebody guides; null without hours. */
  readonly directedShare: number | null;
};

export function sumWorkload(lines: readonly WorkloadLine[]): WorkloadSum {
  const hours = lines.reduce((sum, line) => sum + line.hours, 0);
  const directed = lines.reduce((sum, line) => sum + (line.isDirected ? line.hours : 0), 0);
  return { hours, directedShare: hours > 0 ? directed / hours : null };
}

/** How many weeks this many hours take; 2 to 40 hours a week can be asked for. */
export function weeksFor(hours: number, hoursPerWeek: number): number {
  return hours / Math.min(40, Math.max(2, hoursPerWeek));
}

export type Calibration = {
  readonly ratio: number;
  readonly verdict: 'fits' | 'less_than_planned' | 'more_than_planned';
};

/** Compares what learners say they worked with what was planned: median over plan. Null without reports or plan. */
export function calibrateWorkload(plannedHours: number, reportedHours: readonly number[]): Calibration | null {
  if (reportedHours.length === 0 || plannedHours <= 0) return null;
  const sorted = [...reportedHours].sort((a, b) => a - b);
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  const ratio = (lower + upper) / 2 / plannedHours;
  if (ratio < 0.8) return { ratio, verdict: 'less_than_planned' };
  return { ratio, verdict: ratio > 1.2 ? 'more_than_planned' : 'fits' };
}
