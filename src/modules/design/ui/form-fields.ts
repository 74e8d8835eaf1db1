/** What pages need to show a form again. */
export { first } from '../fields.ts';
export { LIFECOMP_CODES, OUTCOME_KINDS, REUSE_LEVELS } from '../descriptor.ts';
export { STEP_PANELS } from '../steps/panels.ts';
export { shownFields } from '../steps/step-fields.ts';
export { RUBRIC } from '../steps/rubric-fields.ts';
