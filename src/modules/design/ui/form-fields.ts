/** What pages need to show a form again. */
export { all, first } from '../fields.ts';
export type { Fields } from '../fields.ts';
export { AREA_FAMILIES, LEVEL_CLAIMS, OUTCOME_KINDS } from '../descriptor.ts';
