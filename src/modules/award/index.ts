/** What other rooms may know about awards and credentials. Nothing else of this folder is imported from outside. */
export type { AwardFact } from './award.events.ts';
export { AWARD_EVENTS } from './award.events.ts';
export { awardInput, correctionInput, revocationInput } from './award.schemas.ts';
export {
  CONSENT_WAYS,
  IDENTITY_CHECKS,
  REVOCATION_CODES,
  type ConsentWay,
  type CredentialState,
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
export { findIssuerDocument, findPublicStatusList, type ServedText } from './server/public.ts';
export { changeSigningKey, listSigningKeys, type KeyLine } from './server/keys.usecases.ts';
export { listRegister, readAward, type AwardDetail, type Register } from './server/register.usecases.ts';
export { credentialUrl } from './server/issue.ts';
/** Hears `people.person_erased`. */
export { eraseSignedTexts } from './server/erase.ts';
