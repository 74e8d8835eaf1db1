/** A learner has finished rating herself; the assessment shows both ratings once the coach has finished too. */
export const SELF_EVALUATION_FINISHED = 'portfolio.self_evaluation_finished';

export type SelfEvaluationFinished = {
  readonly selfEvaluationId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
};
