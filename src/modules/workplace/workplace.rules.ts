import type { Frequency, WorkTask } from './workplace.types.ts';

const WEIGHT: Readonly<Record<Frequency, number>> = { daily: 3, weekly: 2, rarely: 1 };

/** What is important and done often comes first (1 to 9). */
export const taskPriority = (task: Pick<WorkTask, 'frequency' | 'importance'>): number =>
  task.importance * WEIGHT[task.frequency];

/** Tasks worth learning first, in front; equal ones stay in the order in which they were written down. */
export const byPriority = (tasks: readonly WorkTask[]): readonly WorkTask[] =>
  tasks.toSorted((a, b) => taskPriority(b) - taskPriority(a));
