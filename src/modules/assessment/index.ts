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
  type ExamRecord,
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
export { getDecidedCase, listAwardable } from './server/decided.store.ts';
export { listDecidedBeside } from './server/same-evaluation.ts';
/** Hears `portfolio.self_evaluation_finished`. */
export { onSelfEvaluationFinished, saveRatings, startJoint, type LearnerProgress } from './server/rating.usecases.ts';
export { confirmTalk, saveTalk } from './server/talk.usecases.ts';
export { reopenTalk, sendToValidation, withdrawCase } from './server/sending.usecases.ts';
export { agreeToPlan, goOn, stopForNow, writePlan } from './server/plan.usecases.ts';
export { type CasePlan } from './server/plan.store.ts';
/** Hears that a credential was made: the last stone of the way. */
export { onCredentialMade } from './server/certified.ts';
export { openCase, seeCasePhoto, type CaseView } from './server/case.reading.ts';
export {
  checkCaseEvidence,
  decideCase,
  declareTies,
  previewDecision,
  type DecisionPreview,
} from './server/case.usecases.ts';
export { askForSecond, askForSecondOnCase, cancelSecond, finishSecond, takeSecond } from './server/second.usecases.ts';
export { seeSecond, seeSecondPhoto, seeSeconds } from './server/second.reading.ts';
export { declareForReview, seeReviewedPhoto } from './server/review.access.ts';
export { moderate, seeModeration, seeModerations, type ModerationLine } from './server/moderation.usecases.ts';
export { drawQuarter, seeDraws, seeStatistics } from './server/sampling.usecases.ts';
export {
  decideAppeal,
  raiseAppeal,
  seeAppeal,
  seeAppeals,
  withdrawAppeal,
  type AppealLine,
} from './server/appeal.usecases.ts';
/** `listAppealable(tx, { tenantId, learnerId, now })`: decisions that can be appealed; the caller checks who asks. */
export { type AppealDoor, listAppealable, seeAppealDoor } from './server/appeal.door.ts';
export { addTraining, changeSettings, seeAssessing } from './server/training.usecases.ts';
/** `sendExamCase(tx, world, …)`: a case that rests on an exam; `findExamCase(tx, …)`: the newest one of a person. */
export { findExamCase, sendExamCase, type ExamCase, type NewExamCase } from './server/exam.ts';
/** `recordTraining(tx, …)` puts a training on file; `hasValidTraining(tx, { tenantId, personId }, now)` asks for one. */
export { getOwnTraining, hasValidTraining, recordTraining, type NewTraining } from './server/settings.store.ts';
export { MODERATION_OUTCOMES, type SecondAssessment } from './review.schemas.ts';
export { workingDaysLeft } from './working-days.rules.ts';
export { quarterOf } from './moderation.rules.ts';
export type { Agreement } from './statistics.rules.ts';
export { STAGES, type Stage, type StageState, type Way } from './way.rules.ts';
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
  type CoachedLearner,
  type JointView,
  type LearnerView,
  type TalkView,
} from './server/overview.usecases.ts';
export { seeQueue, type DecidedLine, type Queue, type QueueLine } from './server/queue.usecases.ts';
export { QUEUE_FILTERS, QUEUE_ORDERS, type QueueCursor } from './server/queue.store.ts';
export {
  toLetter,
  toMissingViews,
  toOutcomeViews,
  toPlanViews,
  type ItemView,
  type Letter,
  type MissingView,
  type OutcomeView,
  type PlanView,
} from './assessment.view.ts';
/** Hears `people.person_erased`. */
export { eraseAssessments } from './server/erase.ts';
/** `sharedGoals(tx, tenantId, learnerId)`: the goals that learner and coach agreed on. */
export { sharedGoals } from './server/shared-goals.ts';
