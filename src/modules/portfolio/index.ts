/** What other rooms may know about the portfolio. It belongs to the learner; nothing else is imported from outside. */
export {
  ANSWERS,
  type Answer,
  type SelfEvaluation,
  type SelfEvaluationState,
  type Sheet,
  type SheetItem,
} from './portfolio.schemas.ts';
export {
  EVIDENCE_KINDS,
  EVIDENCE_TESTS,
  type Evidence,
  type EvidenceCheck,
  type EvidenceInput,
  type EvidenceKind,
  type EvidenceTest,
  type Visibility,
} from './evidence.schemas.ts';
export {
  DEFAULT_SCALE,
  isAlone,
  isLevel,
  LEVELS,
  ordinal,
  SCALE_NAMES,
  SCALES,
  stepsApart,
  stepsOf,
  type Level,
  type Scale,
} from './scales.ts';
export { countAnswers, countSeen, levelOf, type AnswerCounts } from './portfolio.rules.ts';
/** `checkSufficiency(rule, { criteria, evidence }, now)`: what the proof of a unit still lacks. */
export { checkSufficiency, isDirect, monthsBefore, type SufficiencyGap } from './evidence.rules.ts';
export { SELF_EVALUATION_FINISHED, type SelfEvaluationFinished } from './portfolio.events.ts';
export type { SheetSource } from './portfolio.sheets.ts';
/** `findSelfEvaluation(tx, { tenantId, learnerId, achievementId, version? })`; `getSelfEvaluation(tx, tenantId, id)`. */
export { findSelfEvaluation, getSelfEvaluation, listSelfEvaluations, listSelfEvaluationsOf } from './server/self-evaluation.store.ts';
/** `listEvidence(tx, { tenantId, learnerId, achievementId? })`: only what the learner shares with those who validate. */
export { listEvidence, listEvidenceOf, saveEvidenceChecks } from './server/evidence.store.ts';
/** `freezeEvidence(tx, { tenantId, evidenceIds, heldFor, at })` when a case is sent; `thawEvidence` when it is not. */
export { freezeEvidence, thawEvidence } from './server/evidence-holds.ts';
/** `cleanAudio(bytes, maxBytes?)`: a recording without what it tells beside the sound. */
export { AUDIO_MAX_BYTES, AUDIO_MAX_SECONDS, cleanAudio, type CleanAudio } from './server/clean-audio.ts';
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
export { listAnswerTimes } from './server/answer-times.ts';
