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
