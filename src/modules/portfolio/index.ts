/** What other rooms may know about the portfolio. It belongs to the learner; nothing else is imported from outside. */
export {
  ANSWERS,
  EVIDENCE_KINDS,
  EVIDENCE_TESTS,
  isLevel,
  LEVELS,
  type Answer,
  type Evidence,
  type EvidenceCheck,
  type EvidenceInput,
  type EvidenceKind,
  type EvidenceTest,
  type Level,
  type SelfEvaluation,
  type SelfEvaluationState,
  type Sheet,
  type SheetItem,
  type Visibility,
} from './portfolio.schemas.ts';
export { countAnswers, countSeen, isDirect, levelOf, type AnswerCounts } from './portfolio.rules.ts';
export { SELF_EVALUATION_FINISHED, type SelfEvaluationFinished } from './portfolio.events.ts';
export type { SheetSource } from './portfolio.sheets.ts';
/** `findSelfEvaluation(tx, { tenantId, learnerId, achievementId, version? })`; `getSelfEvaluation(tx, tenantId, id)`. */
export { findSelfEvaluation, getSelfEvaluation, listSelfEvaluations } from './server/self-evaluation.store.ts';
/** `listEvidence(tx, { tenantId, learnerId, achievementId? })`: only what the learner shares. */
export { listEvidence, saveEvidenceChecks } from './server/evidence.store.ts';
export { getEvidencePhoto } from './server/evidence.usecases.ts';
export {
  answerQuestion,
  finishSelfEvaluation,
  pauseSelfEvaluation,
  reopenSelfEvaluation,
  seeMySkills,
  seeSelfEvaluation,
  startSelfEvaluation,
  type MySkills,
} from './server/self-evaluation.usecases.ts';
export {
  addProof,
  checkEvidence,
  removeProof,
  seePhoto,
  seeProof,
  type NewProof,
  type Proofs,
} from './server/evidence.usecases.ts';
export { toProofView, type ProofReader, type ProofView } from './proof.view.ts';
