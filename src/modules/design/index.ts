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
export {
  findPublicVersion,
  findVersion,
  getPlan,
  getPublished,
  getVersion,
  listPublished,
  lookUpVersions,
} from './server/versions.store.ts';
export type { VersionRef } from './server/versions.store.ts';
export { listContents, listOffered } from './server/offered.store.ts';
export type { OfferedVersion } from './server/offered.store.ts';
export { emptyDescriptor, textLanguages } from './descriptor.ts';
export { descriptorElements, missingTranslations, offerGate } from './elements.rules.ts';
export type { DescriptorElement, ElementKey, IssuerContext } from './elements.rules.ts';
export { alignmentMatrix, findAlignmentFaults } from './plan/alignment.rules.ts';
export type { AlignmentFinding, MatrixRow } from './plan/alignment.rules.ts';
export { DEPTHS, emptyPlan, ENTRANCES, STUDIO_STEPS } from './plan/plan.ts';
export type { DesignPlan, StudioStep } from './plan/plan.ts';
export type { ContentEdit, DesignContent } from './plan/plan-edits.rules.ts';
export { sumPrinciples } from './plan/principles.rules.ts';
export type { PrincipleQuestion, PrincipleSum } from './plan/principles.rules.ts';
export { contentTexts, type ContentText } from './content-texts.rules.ts';
export { referenceTables, useReferenceTables, type ReferenceTables } from './reference-tables.ts';
export { readOwnTables } from './reference-tables.schemas.ts';
export { lintOutcomes } from './outcome-lint.rules.ts';
export type { OutcomeNote } from './outcome-lint.rules.ts';
export { formatWorkload, parseWorkload } from './workload.rules.ts';
export { descriptorEdits } from './descriptor-edits.ts';
export { DESIGN_PUBLISHED } from './design.events.ts';
export type { DesignPublished } from './design.events.ts';
export type { DraftEdit } from './edits.rules.ts';
export { beginFromContent, createAchievement, saveDraft, saveDraftIn } from './server/drafts.usecases.ts';
export { parseContent } from './content.schemas.ts';
export { describeContentChanges, weighChanges } from './changes.rules.ts';
export type { Change, ChangeWeight } from './changes.rules.ts';
export type { Collision, SaveInput } from './server/drafts.usecases.ts';
export {
  approveAndPublish,
  requestChanges,
  retireAchievement,
  startNewDraft,
  submitForReview,
  withdrawFromReview,
} from './server/review.usecases.ts';
export { importEsco } from './server/esco-import.ts';
export type { EscoFileReport, EscoProgress } from './server/esco-import.ts';
export { listDesigns, readDesign, readPublicVersion } from './server/reading.ts';
export type { HistoryLine } from './server/history.ts';
export type { Design, DesignSummary, PublicVersion } from './server/reading.ts';
export { readLibrary, takeOver } from './server/library.usecases.ts';
export { readRubric, rubricFields } from './steps/rubric-form.ts';
export { RUBRIC } from './steps/rubric-fields.ts';
export { findSkills, getSkillRef } from './server/skills.usecases.ts';
export type { EscoHit } from './esco/esco.types.ts';
export { viewDescriptor } from './descriptor-view.ts';
export type { DescriptorView } from './descriptor-view.ts';
export { stepPage, stepsOfDesign } from './server/step-page.ts';
export { readFields } from './fields.ts';
export type { Fields } from './fields.ts';
export { outcomeFields, parseOutcome } from './forms.ts';
export { blankRow, readStep, stepFields } from './steps/step-values.ts';
export { findRows, shownFields } from './steps/step-fields.ts';
export { STEP_PANELS } from './steps/panels.ts';
export { firstStep, stepAfter } from './steps/studio.rules.ts';
export { sumWorkload } from './plan/workload-lines.rules.ts';
export { sensitivity, viewBudget } from './plan/budget.rules.ts';
export { suggestLevel } from './plan/level-helper.rules.ts';
export { readingHints } from './reading-ease.rules.ts';
export { creditRange, suggestCredits } from './workload.rules.ts';
export { eqfOfNational, fieldOfEducation, fieldsOffered, hoursPerEcts, isFieldOfEducation } from './codes.ts';
export { COMMENT_PLACES, commentedField } from './comment.rules.ts';
export type { Comment, CommentPlace, CommentThread } from './comment.rules.ts';
export { readComments, replyToComment, settleComment, writeComment } from './server/comment.usecases.ts';
export { SIGN_OFF_DAYS, VERDICTS } from './signoff.rules.ts';
export type { Approval, Endorsement, SignOffState, Verdict } from './signoff.rules.ts';
export {
  askForSignOff,
  hideEndorsement,
  issueSignOffLink,
  listEndorsements,
  readSignatures,
  withdrawSignOff,
  type AskedSignOff,
  type Signatures,
} from './server/signoff.usecases.ts';
export { openSignOffLink, signDesign } from './server/signoff-door.usecases.ts';
export { approveForLead } from './server/joint.usecases.ts';
export type { JointBody } from './joint.rules.ts';
export type { BadgeImage } from './badge/badge.ts';
export { badgeFields, startOfBadge } from './badge/badge-forms.ts';
export { previewOf, readPostedBadge } from './server/badge-page.ts';
export type { BadgePreview } from './server/badge-page.ts';
export { badgePng, badgeSvg } from './server/badge-picture.ts';
export { applyTicks } from './alignment-edits.rules.ts';
export { viewAlignment } from './alignment-view.ts';
export type { AlignmentView } from './alignment-view.ts';
export { byPrinciple, parsePrinciples, principleFields } from './principles-form.ts';
export { dossierPage } from './dossier-words.ts';
export type { Dossier } from './dossier.ts';
export { makeDossierPdf } from './server/dossier-pdf.ts';
export { readDossier } from './server/dossier.usecases.ts';
