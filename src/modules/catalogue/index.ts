/** What other rooms may know about the catalogue: what is shared, and where it came from. */
export { attributionLine, licenceAddress, LICENCES, type Credit, type Licence } from './licence.rules.ts';
export { LOCAL_CHECKS, type Ancestor, type LocalCheck } from './package.schemas.ts';
export { creditOf } from './read-me.ts';
export { LARGEST_PACKAGE_BYTES } from './server/package-file.ts';
export {
  exportPackage,
  findPublicPackage,
  saveSharing,
  stopSharing,
  type PackageDownload,
} from './server/sharing.usecases.ts';
export {
  importPackage,
  readSharing,
  reportAdoption,
  saveLocalChecks,
  type Adopted,
  type SharingPage,
} from './server/adoption.usecases.ts';
export {
  createProgramme,
  embedVersion,
  endEmbedding,
  listEmbeddable,
  listProgrammes,
  mayWriteProgrammes,
  readProgramme,
  readPublicProgramme,
  removeModule,
  saveModule,
  saveProgramme,
  showProgramme,
  type ProgrammePage,
} from './server/programme.usecases.ts';
export { checkProgramme, unbundleModule } from './server/unbundle.usecases.ts';
export { isInForce, shareFilled } from './programme.rules.ts';
export {
  EMBEDDING_KINDS,
  OWN_ASSESSMENT,
  PREREQUISITES,
  type EmbeddingForm,
  type ModuleForm,
  type ProgrammeForm,
} from './programme.schemas.ts';
export {
  importTranslation,
  readTranslation,
  saveTranslation,
  translationTable,
  translationXliff,
} from './server/translation.usecases.ts';
export { LARGEST_SHEET_BYTES } from './server/sheet-file.ts';
export { MOST_ROWS, type CellFault } from './intake/intake.types.ts';
export { exampleSheet } from './intake/fields.ts';
export {
  chooseRow,
  continueIntake,
  forgetIntake,
  listIntakes,
  lookThroughSheet,
  readIntake,
  startIntake,
  type IntakePage,
} from './server/intake.usecases.ts';
export { findNewestOffer, listOffers, readOffer, readStaleTexts, type ListedOffer } from './server/offer.usecases.ts';
export { priceOf, type Offer } from './offer.ts';
export { toCalendar } from './offer-calendar.ts';
export { toCtdl } from './offer-ctdl.ts';
export { offerAddress, toOpportunity, toPlainOffer } from './offer-exports.ts';
export { asPageData, toSchemaOrg } from './offer-schema-org.ts';
export { viewOffer } from './offer-view.ts';
export { paceOf, readPace, PACE_LIMITS, USUAL_PACE } from './offer-pace.rules.ts';
export {
  choicesOf,
  filterQuery,
  findOffers,
  LONGEST_HOURS,
  NO_LEVEL,
  readCursor,
  readFilter,
  type OfferFilter,
} from './offer-search.rules.ts';
