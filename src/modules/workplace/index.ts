export {
  ENVIRONMENT_KINDS,
  FREQUENCIES,
  NOISES,
  RISKS,
  SHIFTS,
  YES_NO,
  type EnvironmentKind,
  type Frequency,
  type Importance,
  type Place,
  type WorkEnvironment,
  type WorkPackage,
  type WorkTask,
} from './workplace.types.ts';
export { MIN_LEVELS, type CompetenceUnit, type UnitContent, type UnitState } from './unit.types.ts';
export { ADJUSTMENTS, PLACE_DECISIONS, TRAVELS, type LearnerWishes, type PlaceDecision } from './wish.types.ts';
export { byPriority, taskPriority } from './workplace.rules.ts';
export { RHYTHMS, type Rhythm } from './card-lines.rules.ts';
export type { PlaceNote } from './checks.rules.ts';
export type { PlaceMatch } from './match.rules.ts';
export { awaitedSide, unitLanguages } from './unit.rules.ts';
export { getTask, listEnvironments, listPlaces, listTasks } from './server/workplace.store.ts';
/** `getUnit(tx, tenantId, unitId)`; `listUnits(tx, tenantId)`; `findUnitOfDesign(tx, tenantId, achievementId)`. */
export { findUnitOfDesign, getUnit, listUnits } from './server/unit.store.ts';
export {
  addEnvironment,
  addTask,
  readPlace,
  readPlaces,
  readTasks,
  saveProfile,
  type NewEnvironment,
  type NewTask,
  type PlaceMap,
  type SaveProfile,
} from './server/workplace.usecases.ts';
export {
  addCards,
  addPackage,
  chooseLearnable,
  groupCards,
  removePackage,
  removeTask,
  renamePackage,
  saveTask,
} from './server/walk.usecases.ts';
export {
  askForChanges,
  confirmUnit,
  readUnit,
  readUnits,
  saveUnit,
  sendUnit,
  startUnit,
} from './server/unit.usecases.ts';
export { readPlacePhoto, removePlacePhoto, savePlacePhoto } from './server/place-photo.usecases.ts';
export { ASK_ANSWERS, ASK_DAYS, type AskAnswer } from './poster.types.ts';
export {
  answerAsk,
  closePoster,
  makePoster,
  readAsk,
  readPoster,
  removeAsk,
  seeAsks,
} from './server/poster.usecases.ts';
/** For somebody without an account, by the code of a poster or the code that was told once. */
export { askToLearn, forgetOldAsks, openPoster, readOwnAsk, withdrawAsk } from './server/ask.usecases.ts';
export { claimHandOver, completeHandOver, linkDesign, releaseHandOver } from './server/hand-over.usecases.ts';
/** `getWishes(tx, tenantId, learnerId)`; `listDecisions(tx, tenantId, learnerId)`: for the copy of a learner's own data. */
export { getWishes, listDecisions } from './server/wish.store.ts';
export { decidePlace, forgetWishes, readMatch, readWishLists, saveWishes } from './server/wish.usecases.ts';
export {
  newUnitOutcome,
  parseAlt,
  parseProfile,
  parseTask,
  parseUnit,
  parseWishes,
  profileFields,
  taskFields,
  unitFields,
  wishFields,
} from './forms.ts';
/** Hears `people.person_erased`. */
export { eraseWishes } from './server/erase.ts';
