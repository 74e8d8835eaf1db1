/** Checking what somebody shows you: pure reading and wording of reports, the same on the server and in a browser. */
export { readContent, type CredentialContent } from './content.ts';
export { CHECKS, describeReport, type Description, type Line } from './describe.ts';
export { abilitiesOf, factsOf, pick, type Ability, type Fact, type Reader } from './facts.ts';
export { ownPicture, type OwnPicture } from './own-picture.ts';
export { codeToCompare } from './code-to-compare.ts';
export { MAX_CHECK_BYTES, MAX_CHECK_MEGABYTES } from './limits.ts';
