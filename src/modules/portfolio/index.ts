/** What other rooms may know about the portfolio. It belongs to the learner; nothing else is imported from outside. */
export {
  ANSWERS,
  type Answer,
  type SelfEvaluation,
  type SelfEvaluationState,
  type Sheet,
  type SheetArea,
  type SheetItem,
} from './portfolio.schemas.ts';
export {
  ADDABLE_KINDS,
  EVIDENCE_KINDS,
  EVIDENCE_TESTS,
  fileOfKind,
  VISIBILITIES,
  type AddableKind,
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
export { MODES, OWN_MODES, type Mode, type Reading } from './self.schemas.ts';
export {
  countAnswers,
  countSeen,
  firstOpen,
  levelOf,
  levelsOfSheet,
  profileOf,
  questionsOf,
  type AnswerCounts,
  type AreaProfile,
} from './portfolio.rules.ts';
/** Cairn's own template of general skills, and what tells a template from an achievement. */
export { GENERAL_AREAS, GENERAL_SKILLS, GENERAL_TEMPLATE, generalSheet, isTemplate } from './general.template.ts';
export { readClues, suggestSkills, type Clues, type Suggestion } from './story.rules.ts';
export { LIFE_AREAS } from './life-areas.ts';
export { STORY_SETTINGS, type Story, type StorySetting } from './story.schemas.ts';
export { readTrialCode, spellTrialCode, TRIAL_DAYS, TRIAL_LETTERS, type Trial } from './trial.schemas.ts';
export { ANSWER_WORDS, type Recording, type RecordingRef } from './recording.schemas.ts';
/** `checkSufficiency(rule, { criteria, evidence }, now)`: what the proof of a unit still lacks. */
export { checkSufficiency, isDirect, kindsFor, monthsBefore, type SufficiencyGap } from './evidence.rules.ts';
export {
  RECOGNITION_ASKED,
  SELF_EVALUATION_FINISHED,
  type RecognitionAsked,
  type SelfEvaluationFinished,
} from './portfolio.events.ts';
export type { SheetSource } from './portfolio.sheets.ts';
/** `findSelfEvaluation(tx, { tenantId, learnerId, achievementId, version? })`; `getSelfEvaluation(tx, tenantId, id)`. */
export {
  findSelfEvaluation,
  getSelfEvaluation,
  listSelfEvaluations,
  listSelfEvaluationsOf,
} from './server/self-evaluation.store.ts';
/** `listEvidence(tx, { tenantId, learnerId, achievementId? })`: only what the learner shares with those who validate. */
export { listEvidence, listEvidenceOf, saveEvidenceChecks } from './server/evidence.store.ts';
/** `freezeEvidence(tx, { tenantId, evidenceIds, heldFor, at })` when a case is sent; `thawEvidence` when it is not. */
export { freezeEvidence, thawEvidence } from './server/evidence-holds.ts';
/** `cleanPhoto(bytes, maxBytes, blurred)`: a photo without what it tells beside the picture. */
export { cleanPhoto } from './server/photo.ts';
/** `cleanAudio(bytes, maxBytes?)`: a recording without what it tells beside the sound. */
export { AUDIO_MAX_BYTES, AUDIO_MAX_SECONDS, cleanAudio, type CleanAudio } from './server/clean-audio.ts';
/** `getEvidenceFile(tx, tenantId, proof)`: photo, recording or document of a proof whose reader was authorised. */
export { getEvidenceFile, getEvidenceFile as getEvidencePhoto } from './server/evidence.usecases.ts';
export {
  answerQuestion,
  chooseWay,
  finishSelfEvaluation,
  pauseSelfEvaluation,
  reopenSelfEvaluation,
  seeMySkills,
  seeSelfEvaluation,
  startSelfEvaluation,
  type MySkills,
} from './server/self-evaluation.usecases.ts';
export { beginNewVersion, seeRenewals, type Renewal } from './server/renewal.usecases.ts';
export {
  addProof,
  removeProof,
  seeNewProof,
  seeProof,
  seeProofFile,
  type NewProof,
  type Proofs,
} from './server/evidence.usecases.ts';
export { toProofView, type ProofReader, type ProofView } from './proof.view.ts';
export { listAnswerTimes } from './server/answer-times.ts';
/** `keyInSelfEvaluation(world, coach, { learnerId, achievementId, answers, finish, sheets })`: from paper. */
export { keyInSelfEvaluation, type KeyIn } from './server/key-in.usecases.ts';
/** `getReading(tx, tenantId, personId)`: second language and easy words, as the person chose. */
export { chooseReading, getReading } from './server/reading.ts';
export {
  listStories,
  removeStory,
  seeMyStories,
  seeStory,
  keyInStory,
  tellStory,
  tickSkills,
} from './server/story.usecases.ts';
export {
  answerRequest,
  askForRecognition,
  findRecognitionRequest,
  RECOGNITION_ANSWERS,
  seeMyRequest,
  seeNewAnswers,
  seeRecognitionRequests,
  type RecognitionRequest,
  type WaitingRequest,
} from './server/recognition.usecases.ts';
/** `listRecordings(tx, tenantId, achievementId)`: what a package carries along; bytes by `fileId` in `#platform/files`. */
export {
  hearRecording,
  listRecordings,
  listSounds,
  removeRecording,
  saveRecording,
  seeRecordings,
  type RecordingDesk,
  type Sound,
} from './server/recording.usecases.ts';
export {
  answerTrial,
  chooseTrialWay,
  deleteTrial,
  forgetOldTrials,
  resumeTrial,
  seeTrial,
  startTrial,
  takeOverTrial,
} from './server/trial.usecases.ts';
export {
  blurProof,
  checkEvidence,
  mapProof,
  readCheckNotes,
  reconfirmProof,
  setVisibility,
  type Mapping,
} from './server/proof-changes.ts';
export { BLUR_GRID, readBlur, type Area } from './blur.rules.ts';
export {
  answerAsWitness,
  askWitness,
  issueWitnessLink,
  openWitnessLink,
  seeWitnesses,
  withdrawWitness,
  type AskedWitness,
  type WitnessQuestion,
} from './server/witness.usecases.ts';
export { WITNESS_ANSWERS, WITNESS_DAYS, WITNESS_MOST_DAYS, type WitnessInput } from './witness.rules.ts';
/** Hears `people.person_erased`. */
export { erasePortfolio } from './server/erase.ts';
export { adoptRecordings, type RecordingFromElsewhere } from './server/recording-adoption.ts';
