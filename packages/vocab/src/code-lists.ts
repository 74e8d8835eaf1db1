/**
 * Code lists that descriptor, award and credential share. Codes are ours; where the European Learning Model has a
 * concept for one, its address stands beside it. Names for people are in the message catalogues, not here.
 */
export type ListSource = { readonly source: string; readonly asOf: string };

const ELM: ListSource = { source: 'European Learning Model 3.2 controlled lists', asOf: '2025-06-01' };
const ANNEX: ListSource = { source: 'Council Recommendation 2022/C 243/02', asOf: '2022-06-16' };

const assessmentBase = 'http://data.europa.eu/snb/assessment/';
const modeBase = 'http://data.europa.eu/snb/learning-assessment/';

/** Element 9. `elm` is the concept that a European credential carries; `noted` means that a note explains the difference. */
export type AssessmentType = { readonly code: string; readonly elm: string; readonly noted?: true };

export const ASSESSMENT_TYPES_SOURCE = ELM;
export const ASSESSMENT_TYPES = [
  { code: 'joint_workplace_evaluation', elm: `${assessmentBase}6a4db9f11d`, noted: true },
  { code: 'practical_assessment', elm: `${assessmentBase}6a4db9f11d` },
  { code: 'portfolio', elm: `${assessmentBase}4f03b91c0e` },
  { code: 'recognition_of_prior_learning', elm: `${assessmentBase}4f03b91c0e`, noted: true },
  { code: 'oral_exam', elm: `${assessmentBase}d30284d7df` },
  { code: 'written_exam', elm: `${assessmentBase}6e6cb2cc78` },
  { code: 'project_work', elm: `${assessmentBase}795dac4096` },
  { code: 'artefact_assessment', elm: `${assessmentBase}de4d165a6c` },
  { code: 'continuous_evaluation', elm: `${assessmentBase}3484bd7e51` },
  { code: 'marked_assignment', elm: `${assessmentBase}2939dae15f` },
  { code: 'problem_based', elm: `${assessmentBase}c4256a2726` },
  { code: 'group_performance', elm: `${assessmentBase}56539a6507` },
  { code: 'peer_assessment', elm: `${assessmentBase}19a2e5e671` },
  { code: 'peer_review', elm: `${assessmentBase}812e3b0ae1` },
  { code: 'quiz', elm: `${assessmentBase}b1b68f6735` },
  { code: 'attendance_level', elm: `${assessmentBase}7331eb4762` },
] as const satisfies readonly AssessmentType[];
export type AssessmentTypeCode = (typeof ASSESSMENT_TYPES)[number]['code'];

/** Element 10. `validation_only` is ours: nothing is taught, what a person can do already is judged. */
export const PARTICIPATION_MODES_SOURCE = ELM;
export const PARTICIPATION_MODES = [
  { code: 'work_based', elm: `${modeBase}729f3bed4b` },
  { code: 'presential', elm: `${modeBase}9191af2ed9` },
  { code: 'blended', elm: `${modeBase}e92d221e4d` },
  { code: 'online', elm: `${modeBase}920fbb3cbe` },
  { code: 'project_based', elm: `${modeBase}7813801c77` },
  { code: 'research_lab_based', elm: `${modeBase}ed4c557045` },
  { code: 'validation_only', elm: null },
] as const satisfies readonly { readonly code: string; readonly elm: string | null }[];
export type ParticipationModeCode = (typeof PARTICIPATION_MODES)[number]['code'];

/** Element 11. */
export const QUALITY_ASSURANCE_KINDS_SOURCE = ELM;
export const QUALITY_ASSURANCE_KINDS = [
  'internal_review',
  'programme_quality_assurance',
  'institutional_quality_assurance',
  'programme_licence',
  'institutional_licence',
] as const;
export type QualityAssuranceKind = (typeof QUALITY_ASSURANCE_KINDS)[number];

/** Element 13. */
export const SUPERVISION_KINDS_SOURCE = ANNEX;
export const SUPERVISION_KINDS = [
  'unsupervised_no_id',
  'supervised_no_id',
  'supervised_online_id',
  'supervised_onsite_id',
] as const;
export type SupervisionKind = (typeof SUPERVISION_KINDS)[number];

export const IDENTITY_CHECKS = ['official_document', 'institution_record', 'known_to_assessor', 'none'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** Element 15. Combining gives no right to a larger qualification; the awarding body decides. */
export const STACKING_KINDS_SOURCE = ANNEX;
export const STACKING_KINDS = [
  'stand_alone',
  'independent_stackable',
  'unit_of_programme',
  'series_member',
  'add_on',
] as const;
export type StackingKind = (typeof STACKING_KINDS)[number];

export const EQF_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type EqfLevel = (typeof EQF_LEVELS)[number];

export const eqfUri = (level: EqfLevel): string => `http://data.europa.eu/snb/eqf/${level}`;

/** Volume of learning. Hours are the truth; `hoursPerPoint` is the range within which a number of points fits them. */
export type CreditSystem = {
  readonly code: string;
  readonly name: string;
  readonly hoursPerPoint: { readonly min: number; readonly max: number } | null;
  readonly sector: 'HE' | 'VET' | 'adult' | 'any';
  readonly country: string | null;
  /** `verified`: read in the official source; `working`: usual practice, to be confirmed by the institution. */
  readonly certainty: 'verified' | 'working';
};

export const CREDIT_SYSTEMS = [
  {
    code: 'ECTS',
    name: 'ECTS',
    hoursPerPoint: { min: 25, max: 30 },
    sector: 'HE',
    country: null,
    certainty: 'verified',
  },
  {
    code: 'NO-SP',
    name: 'Studiepoeng',
    hoursPerPoint: { min: 25, max: 30 },
    sector: 'HE',
    country: 'NO',
    certainty: 'working',
  },
  {
    code: 'SE-HP',
    name: 'Högskolepoäng',
    hoursPerPoint: { min: 25, max: 30 },
    sector: 'HE',
    country: 'SE',
    certainty: 'working',
  },
  {
    code: 'SE-YHP',
    name: 'Yrkeshögskolepoäng',
    hoursPerPoint: { min: 7.5, max: 8 },
    sector: 'VET',
    country: 'SE',
    certainty: 'working',
  },
  {
    code: 'FI-OSP',
    name: 'Osaamispiste',
    hoursPerPoint: { min: 25, max: 30 },
    sector: 'VET',
    country: 'FI',
    certainty: 'working',
  },
  {
    code: 'IS-FEIN',
    name: 'Framhaldsskólaeining',
    hoursPerPoint: { min: 18, max: 24 },
    sector: 'VET',
    country: 'IS',
    certainty: 'working',
  },
  {
    code: 'IE-FET',
    name: 'FET credit',
    hoursPerPoint: { min: 10, max: 10 },
    sector: 'VET',
    country: 'IE',
    certainty: 'working',
  },
  {
    code: 'EE-EKAP',
    name: 'EKAP',
    hoursPerPoint: { min: 26, max: 26 },
    sector: 'VET',
    country: 'EE',
    certainty: 'working',
  },
  {
    code: 'IT-CFU',
    name: 'CFU',
    hoursPerPoint: { min: 25, max: 25 },
    sector: 'HE',
    country: 'IT',
    certainty: 'working',
  },
  { code: 'ECVET', name: 'ECVET', hoursPerPoint: null, sector: 'VET', country: null, certainty: 'working' },
  {
    code: 'AU-HOURS',
    name: 'Volume of learning',
    hoursPerPoint: { min: 1, max: 1 },
    sector: 'any',
    country: 'AU',
    certainty: 'working',
  },
] as const satisfies readonly CreditSystem[];
export type CreditSystemCode = (typeof CREDIT_SYSTEMS)[number]['code'];

/** Countries with their usual hours behind one ECTS credit; null where ECTS is not used. */
export const COUNTRIES = [
  { code: 'NO', hoursPerEcts: 27 },
  { code: 'SE', hoursPerEcts: 26.67 },
  { code: 'FI', hoursPerEcts: 27 },
  { code: 'IS', hoursPerEcts: 27 },
  { code: 'DK', hoursPerEcts: 27.5 },
  { code: 'IE', hoursPerEcts: 25 },
  { code: 'IT', hoursPerEcts: 25 },
  { code: 'DE', hoursPerEcts: 30 },
  { code: 'NL', hoursPerEcts: 28 },
  { code: 'BE', hoursPerEcts: 27 },
  { code: 'GR', hoursPerEcts: 27 },
  { code: 'EE', hoursPerEcts: 26 },
  { code: 'LV', hoursPerEcts: 27 },
  { code: 'LT', hoursPerEcts: 27 },
  { code: 'ES', hoursPerEcts: 27 },
  { code: 'FR', hoursPerEcts: 27 },
  { code: 'PT', hoursPerEcts: 27 },
  { code: 'AT', hoursPerEcts: 25 },
  { code: 'AU', hoursPerEcts: null },
] as const satisfies readonly { readonly code: string; readonly hoursPerEcts: number | null }[];
export type CountryCode = (typeof COUNTRIES)[number]['code'];

export type NqfFramework = {
  readonly code: string;
  readonly country: CountryCode;
  readonly name: string;
  /** National level label → EQF level; null where none is used or several match. */
  readonly levels: Readonly<Record<string, EqfLevel | null>>;
  /** Compared, not referenced: shown as "indicative". */
  readonly indicative?: true;
};

const sameNumber = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8 } as const satisfies NqfFramework['levels'];

export const NQF_SOURCE: ListSource = {
  source: 'National referencing reports, own summary; to be confirmed by the institution',
  asOf: '2025-01-01',
};
/** Picking a national level fills the EQF level; an EQF level alone never fills a national one. */
export const NQF_FRAMEWORKS = [
  {
    code: 'NKR',
    country: 'NO',
    name: 'NKR',
    levels: { 2: 2, 3: 3, 4: 4, '5.1': 5, '5.2': 5, '6.1': 6, '6.2': 6, 7: 7, 8: 8 },
  },
  { code: 'SeQF', country: 'SE', name: 'SeQF', levels: sameNumber },
  { code: 'FiNQF', country: 'FI', name: 'FiNQF', levels: sameNumber },
  {
    code: 'ISQF',
    country: 'IS',
    name: 'ISQF',
    levels: { 1: null, 2: 3, 3: 4, 4: 5, '5.1': 6, '5.2': 6, '6.1': 7, '6.2': 7, 7: 8 },
  },
  { code: 'DK-NQF', country: 'DK', name: 'Kvalifikationsrammen', levels: sameNumber },
  { code: 'NFQ', country: 'IE', name: 'NFQ', levels: { 1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6, 8: 6, 9: 7, 10: 8 } },
  { code: 'QNQ-IT', country: 'IT', name: 'QNQ', levels: sameNumber },
  { code: 'DQR', country: 'DE', name: 'DQR', levels: sameNumber },
  {
    code: 'NLQF',
    country: 'NL',
    name: 'NLQF',
    levels: { Entry: 1, 1: 1, 2: 2, 3: 3, 4: 4, '4+': 4, 5: 5, 6: 6, 7: 7, 8: 8 },
  },
  { code: 'FQF', country: 'BE', name: 'VKS (Flemish)', levels: sameNumber },
  { code: 'CFC', country: 'BE', name: 'CFC (French Community)', levels: sameNumber },
  { code: 'QDG', country: 'BE', name: 'QDG (German Community)', levels: sameNumber },
  { code: 'HQF', country: 'GR', name: 'HQF', levels: sameNumber },
  { code: 'EstQF', country: 'EE', name: 'EstQF', levels: sameNumber },
  { code: 'LQF', country: 'LV', name: 'LQF', levels: sameNumber },
  { code: 'LTQF', country: 'LT', name: 'LTQF', levels: sameNumber },
  { code: 'MECU', country: 'ES', name: 'MECU', levels: sameNumber },
  { code: 'FR-2019', country: 'FR', name: 'Cadre national 2019', levels: sameNumber },
  { code: 'QNQ-PT', country: 'PT', name: 'QNQ', levels: sameNumber },
  { code: 'NQR', country: 'AT', name: 'NQR', levels: sameNumber },
  {
    code: 'AQF',
    country: 'AU',
    name: 'AQF',
    levels: { 1: null, 2: null, 3: null, 4: null, 5: 5, 6: 5, 7: 6, 8: 6, 9: 7, 10: 8 },
    indicative: true,
  },
] as const satisfies readonly NqfFramework[];
