/** A learner has finished rating herself; the assessment shows both ratings once the coach has finished too. */
export const SELF_EVALUATION_FINISHED = 'portfolio.self_evaluation_finished';

export type SelfEvaluationFinished = {
  readonly selfEvaluationId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
};

/** A learner asks that what she rated be recognised; the coach's home shows it. */
export const RECOGNITION_ASKED = 'portfolio.recognition_asked';

export type RecognitionAsked = SelfEvaluationFinished;
