/** What other rooms, the routes and the composition may know about people. Nothing else of this folder is imported from outside. */
export type {
  Actor,
  NewLearner,
  NewOrganisation,
  NewStaff,
  OrganisationSummary,
  PersonSummary,
  Role,
} from './people.schemas.ts';
export { newLearner, newOrganisation, newStaff, ROLES, STAFF_ROLES } from './people.schemas.ts';
export { hasRole, requireRole } from './people.rules.ts';
/** `makeCardCode(random)`: eight letters and digits that are easy to type, for other slips of paper too. */
export { makeCardCode, readCardCode, spellCardCode } from './card.rules.ts';
export { describeDevice, SESSION_MINUTES } from './session.rules.ts';
export {
  findOrganisationBySlug,
  getOrganisation,
  getPeople,
  getPerson,
  listEntered,
  listLearners,
  listPeopleWithRole,
  mayCoach,
} from './server/people.store.ts';
export { endSession, listOwnSessions, resolveSession, revokeOwnSession, SESSION_COOKIE } from './server/sessions.ts';
export { changeOwnPassword, signInWithPassword, type Doorstep, type SignedIn } from './server/sign-in.ts';
export {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  CHALLENGE_COOKIE,
  listOwnPasskeys,
  removeOwnPasskey,
  signInWithPasskey,
} from './server/passkeys.ts';
/** For what was done on a device without a network, and for a device's token. */
export { findActor, isWayInNewer, type ActorRef } from './server/actor.ts';
export { discardKeptForm, findKeptForm, keepForm } from './server/kept-forms.ts';
export { forgetOldEntries } from './server/sweep.ts';
export { createLearner } from './server/learners.ts';
export { liftWait, readCard, reissueCard, resetPin, type LearnerCard } from './server/cards.ts';
export { choosePictures, choosePin, enterWithPictures, enterWithPin, findCard } from './server/card-entry.ts';
export { beginPictures, pickPicture, type PictureStep } from './server/picture-steps.ts';
export {
  addStaff,
  foundOrganisation,
  getStaffMember,
  issueSignIn,
  liftSignInWait,
  listStaff,
  setOwnLanguage,
  setRoles,
  type IssuedSignIn,
  type StaffMember,
} from './server/staff.ts';
export { OPEN_SITE, siteInput, type PublicPlace, type SiteRules } from './site.rules.ts';
export { seeSite, setSite } from './server/site.ts';
/** `findBetrayingWords(text, language)`: for everybody who names something that others will read. */
export { findBetrayingWords } from './betraying.rules.ts';
export { getSiteRules } from './server/site.store.ts';
export { ON_BEHALF, type OnBehalf } from './on-behalf.rules.ts';
export { listDoneForMe, listNewForMe, noteOnBehalf, type ActOnBehalf, type ShownAct } from './server/on-behalf.ts';
export { PERSON_ERASED, type PersonErased } from './people.events.ts';
export { eraseOwnAccount } from './server/erase.ts';
export { forgetOwnPin, listWaysIn, makeOwnLogin, setOwnName, voidOwnCard, type WaysIn } from './server/own-way.ts';
export {
  answerProposal,
  leaveCoach,
  listLearnerStands,
  listOwnCoaches,
  listProposalsForMe,
  listWhoLeft,
  proposeCoach,
  seeCare,
} from './server/care.ts';
export { rightsAmong, SUPPORT_DAYS, type SupportRight } from './support.rules.ts';
/** `findSupport(tx, actor, { learnerId, now })`: what a helper may do for this learner, or null. */
export { findSupport, mayHelp, type NamedLink } from './server/support.store.ts';
export {
  answerSupporter,
  changeSupport,
  endSupport,
  inviteSupporter,
  listOwnSupporters,
  readOwnSupporter,
  listSupported,
  readSupporterCard,
} from './server/support.ts';
export { endStaff, liftSuspension, suspendStaff } from './server/leaving.ts';
export { readAuditLog } from './server/audit-view.ts';
