import type { Decision } from './assessment.schemas.ts';

/** A validator has decided a case. Published inside the transaction that wrote the decision. */
export const ASSESSMENT_DECIDED = 'assessment.decided';

export type AssessmentDecided = {
  readonly caseId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly decision: Decision;
  /** The case whose decision this one takes the place of. */
  readonly replaces: string | null;
};
