/** What other rooms may know about awards and credentials. Nothing else of this folder is imported from outside. */
export type { AwardFact } from './award.events.ts';
export { AWARD_EVENTS } from './award.events.ts';
export { awardInput, correctionInput, revocationInput } from './award.schemas.ts';
export {
  CONSENT_WAYS,
  DOCUMENT_FORMATS,
  IDENTITY_CHECKS,
  REVOCATION_CODES,
  type ConsentWay,
  type CredentialState,
  type DocumentFormat,
  type FormatGap,
  type FrozenAward,
  type IdentityCheck,
  type IssuedSummary,
  type RevocationCode,
  type StoredCredential,
} from './award.types.ts';
export type { GateLine, KeyHealth } from './award.rules.ts';
export { findPublicCredential, getCredential } from './server/award.store.ts';
export { awardCredential, previewAward, type Awarded, type AwardPreview } from './server/award.usecases.ts';
export { correctCredential, revokeCredential } from './server/changes.usecases.ts';
export { getAwardDocument, listFormats, type FormatLine } from './server/formats.ts';
export { findIssuerDocument, findPublicStatusList, findPublicTokenList, type ServedText } from './server/public.ts';
export {
  changeSigningKey,
  compromiseKey,
  listSigningKeys,
  type KeyChange,
  type KeyLine,
} from './server/keys.usecases.ts';
export {
  addSeal,
  changeLegalIdentifier,
  makeTestSeal,
  readSealPage,
  stopSealing,
  type SealPage,
} from './server/seals.usecases.ts';
export { identityInput } from './seals.schemas.ts';
export { listRegister, readAward, type AwardDetail, type Register } from './server/register.usecases.ts';
export { credentialUrl } from './server/issue.ts';
export { closeStatusLists } from './server/status.ts';
/** Hears `people.person_erased`. */
export { eraseSignedTexts } from './server/erase.ts';
