import type { Failure } from '#platform/result.ts';
import type { Fields } from '../fields.ts';
import type { openByStep } from './meter.ts';

/** What every step of the designer's form needs. */
export type StepPage = {
  readonly achievementId: string;
  readonly title: Readonly<Record<string, string>>;
  readonly revision: number;
  readonly fields: Fields;
  readonly languages: readonly string[];
  readonly open: ReturnType<typeof openByStep>;
  /** What is still missing in this step, at its fields. */
  readonly gaps: readonly Failure[];
  readonly advice: readonly Failure[];
  readonly isSaved: boolean;
};
