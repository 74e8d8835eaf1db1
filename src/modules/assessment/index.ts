export {
  DECISIONS,
  IDENTITY_CHECKS,
  OUTCOME_DECISIONS,
  type AssessmentDecided,
  type Assessor,
  type DecidedCase,
  type Decision,
  type IdentityCheck,
  type JointState,
  type OutcomeAnswer,
  type OutcomeDecision,
} from './assessment.schemas.ts';
