export { AREA_FAMILIES, LEVEL_CLAIMS, OUTCOME_KINDS } from './descriptor.ts';
export type {
  AchievementVersion,
  AreaFamily,
  AwardingBody,
  CreditLine,
  Criterion,
  Descriptor,
  EscoSkillRef,
  EvidenceRule,
  LevelClaim,
  Outcome,
  OutcomeKind,
  QualityAssurance,
} from './descriptor.ts';
/** `getVersion(tx, tenantId, { achievementId, version })`; `getPublished(tx, tenantId, achievementId)`. */
export { findPublicVersion, findVersion, getPublished, getVersion, listPublished } from './server/versions.store.ts';
export type { VersionRef } from './server/versions.store.ts';
