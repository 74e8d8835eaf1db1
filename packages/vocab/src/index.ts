export type { EqfLevel, ListSource } from './code-list.ts';
export {
  ASSESSMENT_TYPES,
  type AssessmentType,
  CODES_SOURCE,
  EQF_LEVELS,
  IDENTITY_CHECK_METHODS,
  LEVEL_CLAIMS,
  PARTICIPATION_MODES,
  QF_EHEA_CYCLES,
  QUALITY_ASSURANCE_TYPES,
  STACKING_KINDS,
  SUPERVISION_TYPES,
} from './codes.ts';
export { COUNTRIES, COUNTRIES_SOURCE, type Country } from './countries.ts';
export { CREDIT_SYSTEMS, CREDIT_SYSTEMS_SOURCE, type CreditSystem } from './credit-systems.ts';
export { ISCED_F_SOURCE, ISCED_FIELDS } from './isced-f.ts';
export { NQF_FRAMEWORKS, NQF_SOURCE, type NqfFramework } from './nqf.ts';
