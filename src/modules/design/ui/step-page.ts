import type { Failure } from '#platform/result.ts';
import type { FindingView } from '../alignment-view.ts';
import type { Fields } from '../fields.ts';
import type { StudioStep } from '../plan/plan.ts';
import type { StepProgress } from '../steps/studio.rules.ts';

/** What every step of the studio shows around its own fields. */
export type StepPage = {
  readonly achievementId: string;
  readonly step: StudioStep;
  readonly title: Readonly<Record<string, string>>;
  readonly revision: number;
  readonly fields: Fields;
  readonly languages: readonly string[];
  /** The steps of this design in its order, with how far each is. */
  readonly steps: readonly StepProgress[];
  readonly next: StudioStep | null;
  /** What is still missing in this step, at its fields. */
  readonly gaps: readonly Failure[];
  readonly advice: readonly Failure[];
  /** What does not fit together and is put right here. */
  readonly findings: readonly FindingView[];
  readonly isSaved: boolean;
};
