/** Public surface of the engine. Adapters live under `@cairn/engine/node` and `@cairn/engine/web`. */
export type * from './types.ts';
export type { JsonObject, JsonValue } from './json/json-types.ts';
export { type JsonFault, MAX_DEPTH, parseStrictJson } from './json/parse-strict-json.ts';
export { MAX_INPUT_BYTES } from './verify/read-input.ts';
export { REPORT_CODES, type ReportCode } from './verify/report-codes.ts';
export { type GivenText, reportBytes } from './verify/report-text.ts';
export { verifyCredential } from './verify/verify-credential.ts';
export { loadReaders } from './verify/verify-foreign.ts';
export { type PresentationAsked, type PresentationReport, verifyPresentation } from './verify/verify-presentation.ts';
export { type PresentationRequest, presentCredentials } from './proof/present-credentials.ts';
export { type OneTimeKeys, type ShowableRequest, issueForShowing } from './proof/sd/issue-for-showing.ts';
export { type ShowFault, type ShowRequest, showParts } from './proof/sd/show-parts.ts';
export { CannotIssue, issueCredential, issueCredentials } from './proof/issue-credential.ts';
export type { IssueRequest, IssuedCredential } from './proof/issue-types.ts';
export { type ExportedPlan, PlanShelf, exportPlan, planEdition } from './light/export-plan.ts';
export type { PlanData, PlanPair, PlanSource } from './light/plan-data.ts';
export type { SuiteName } from './proof/proof-types.ts';
export { type FastPathStatistics, type PathCount, fastPathStatistics } from './plan/statistics.ts';
export {
  MAX_STATUS_BYTES,
  MIN_STATUS_ENTRIES,
  type StatusBits,
  createStatusList,
  decodeStatusList,
  encodeStatusList,
  readStatus,
  writeStatus,
} from './status/status-list.ts';
export { type ChunkDeflate, KeptStatusList } from './status/kept-status-list.ts';
export {
  type StatusListDescription,
  type StatusPurpose,
  buildStatusEntry,
  buildStatusListCredential,
} from './status/status-list-credential.ts';
export { type PublicKey, decodeMultikey, encodeMultikey } from './keys/multikey.ts';
export { decodeDidKey, didKey, didWebDomain, didWebToUrl, urlToDidWeb } from './keys/did.ts';
export { type DidDocument, type IssuerKey, type IssuerKeyState, buildDidDocument } from './keys/did-document.ts';
export { type PngFault, bakePng, unbakePng } from './baking/png.ts';
export { type SvgFault, bakeSvg, unbakeSvg } from './baking/svg.ts';
export type {
  AlignmentTarget,
  AwardJudgement,
  AwardLevel,
  AwardRecord,
  AwardedOutcome,
  AwardingBody,
  LocalisedText,
  QualityAssuranceStatement,
} from './award/award-record.ts';
export { type CohortMember, buildAchievementCredential, buildCohort } from './award/build-achievement-credential.ts';
export { durationToHours, hoursToDuration } from './award/duration.ts';
export { type Jws, type JwsFault, readCompactJws, verifyJws } from './jose/jws.ts';
export { type JwsKey, decodeJwsKey } from './jose/jws-key.ts';
export type { RsaPublicKey } from './jose/rsa.ts';
export { issueJwtCredential } from './jose/issue-jwt.ts';
export { decodeDidJwk, didJwk } from './keys/did-jwk.ts';
export { type Disclosure, type DisclosureFault } from './sd-jwt/disclosures.ts';
export type { ClaimPath, Random } from './sd-jwt/make-selective.ts';
export { HIDEABLE_CLAIMS, MICRO_CREDENTIAL_VCT, buildAwardClaims } from './sd-jwt/build-award-claims.ts';
export { type SdJwtRequest, issueSdJwtVc } from './sd-jwt/issue-sd-jwt.ts';
export { type KeyBindingRequest, presentSdJwt } from './sd-jwt/present-sd-jwt.ts';
export {
  TOKEN_STATUS,
  type StatusWidth,
  type TokenStatusList,
  createTokenStatusList,
  decodeTokenStatusList,
  encodeTokenStatusList,
  issueTokenStatusList,
  readTokenStatus,
  writeTokenStatus,
} from './sd-jwt/token-status-list.ts';
export { type SealRequest, type SealSigner, sealCredential } from './jades/seal.ts';
export { type Certificate, readCertificate } from './jades/certificate.ts';
export { type ElmOptions, buildElmCredential } from './elm/build-elm-credential.ts';
export { type OpportunityRecord, buildElmOpportunity } from './elm/build-elm-opportunity.ts';
export { ELM_CONTEXT_URL } from './elm/check-elm-model.ts';
export type { AwardSummary } from './award/award-summary.ts';
export { readAward, summariseAward } from './award/read-award.ts';
