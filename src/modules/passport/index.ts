/** What other rooms may know about a learner's passport. Nothing else of this folder is imported from outside. */
export type { PassportEntry } from './passport.types.ts';
export { isShown, keepCredential, markReplaced, markRevoked } from './server/passport.store.ts';
export { makeCertificate, type CertificateData } from './server/certificate.ts';
export { makeBakedPicture } from './server/picture.ts';
export {
  changeSharing,
  getOwnCredential,
  listOwnCredentials,
  readOwnTexts,
  takeAway,
  type HeldCredential,
  type HeldWithFormats,
} from './server/passport.usecases.ts';
/** Hears `people.person_erased`. */
export { erasePassport } from './server/erase.ts';
