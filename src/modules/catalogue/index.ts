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
export { LARGEST_SHEET_BYTES } from './server/sheet-file.ts';
export { MOST_ROWS, type CellFault } from './intake/intake.types.ts';
export { exampleSheet } from './intake/fields.ts';
export {
  continueIntake,
  forgetIntake,
  listIntakes,
  lookThroughSheet,
  readIntake,
  startIntake,
  type IntakePage,
} from './server/intake.usecases.ts';
export { findNewestOffer, listOffers, readOffer, readStaleTexts, type ListedOffer } from './server/offer.usecases.ts';
export { priceOf } from './offer.ts';
export { viewOffer, type OfferView } from './offer-view.ts';
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
