/** What other rooms may know about the assessment. Nothing else of this folder is imported from outside. */
export {
  AGREED,
  DECISIONS,
  IDENTITY_CHECKS,
  OUTCOME_DECISIONS,
  type Agreed,
  type Assessor,
  type CaseDecision,
  type DecidedCase,
  type Decision,
  type IdentityCheck,
  type Joint,
  type JointItem,
  type JointState,
  type OutcomeAnswer,
  type OutcomeDecision,
  type ValidationCase,
} from './assessment.schemas.ts';
export { ASSESSMENT_DECIDED, type AssessmentDecided } from './assessment.events.ts';
/** `getDecidedCase(tx, tenantId, caseId)`: null while it waits; `listAwardable(tx, tenantId)`: oldest decision first. */
export { getDecidedCase, listAwardable } from './server/case.store.ts';
/** Hears `portfolio.self_evaluation_finished`. */
export { onSelfEvaluationFinished, saveRatings, startJoint, type LearnerProgress } from './server/rating.usecases.ts';
export { confirmTalk, reopenTalk, saveTalk, sendToValidation } from './server/talk.usecases.ts';
export {
  checkCaseEvidence,
  decideCase,
  declareTies,
  openCase,
  previewDecision,
  seeCasePhoto,
  type CaseView,
  type DecisionPreview,
} from './server/case.usecases.ts';
export { STEPS, type Step, type StepCode } from './assessment.steps.ts';
export { compareLevels, type Difference, type Missing, type UnitResult } from './assessment.rules.ts';
/** `listProgress(tx, { tenantId, learnerId }, now)`: where a learner stands; the caller checks who may know. */
export { listProgress, type Progress, type Round } from './server/overview.ts';
export {
  seeJoint,
  seeLearner,
  seeMyLearners,
  seeMyTalk,
  seeMyTalks,
  seeQueue,
  type CoachedLearner,
  type DecidedLine,
  type JointView,
  type LearnerView,
  type Queue,
  type QueueLine,
  type TalkView,
} from './server/overview.usecases.ts';
export {
  toLetter,
  toMissingViews,
  toOutcomeViews,
  type ItemView,
  type Letter,
  type MissingView,
  type OutcomeView,
} from './assessment.view.ts';
