import { AS_OF, type EqfLevel, type ListSource } from './code-list.ts';

/**
 * Codes of how a micro-credential is described. Their words stand in the message catalogues; codes never change.
 * Where the European Learning Model has a concept for one, its address stands beside it.
 */
export const CODES_SOURCE: ListSource = {
  source: 'Council Recommendation 2022/C 243/02, Annex I, and the controlled lists of the European Learning Model',
  asOf: AS_OF,
};

export type AssessmentType = {
  readonly code: string;
  /** Concept of the European list. */
  readonly elm: string;
  /** Ours is finer than the concept: an export adds a note that says so. */
  readonly isNoted?: true;
  /** Being there is not assessed learning: alone, it makes no micro-credential. */
  readonly isAttendance?: true;
};

const ASSESSMENT = 'http://data.europa.eu/snb/assessment/';
const PARTICIPATION = 'http://data.europa.eu/snb/learning-assessment/';

export const ASSESSMENT_TYPES = [
  { code: 'joint_workplace_evaluation', elm: `${ASSESSMENT}6a4db9f11d`, isNoted: true },
  { code: 'practical_assessment', elm: `${ASSESSMENT}6a4db9f11d` },
  { code: 'portfolio', elm: `${ASSESSMENT}4f03b91c0e` },
  { code: 'recognition_of_prior_learning', elm: `${ASSESSMENT}4f03b91c0e`, isNoted: true },
  { code: 'oral_exam', elm: `${ASSESSMENT}d30284d7df` },
  { code: 'written_exam', elm: `${ASSESSMENT}6e6cb2cc78` },
  { code: 'project_work', elm: `${ASSESSMENT}795dac4096` },
  { code: 'artefact_assessment', elm: `${ASSESSMENT}de4d165a6c` },
  { code: 'continuous_evaluation', elm: `${ASSESSMENT}3484bd7e51` },
  { code: 'marked_assignment', elm: `${ASSESSMENT}2939dae15f` },
  { code: 'problem_based', elm: `${ASSESSMENT}c4256a2726` },
  { code: 'group_performance', elm: `${ASSESSMENT}56539a6507` },
  { code: 'peer_assessment', elm: `${ASSESSMENT}19a2e5e671` },
  { code: 'peer_review', elm: `${ASSESSMENT}812e3b0ae1` },
  { code: 'quiz', elm: `${ASSESSMENT}b1b68f6735` },
  { code: 'attendance_level', elm: `${ASSESSMENT}7331eb4762`, isAttendance: true },
] as const satisfies readonly AssessmentType[];

/** `validation_only` is ours: nothing is taught, what a person can do already is judged. */
export const PARTICIPATION_MODES = [
  { code: 'work_based', elm: `${PARTICIPATION}729f3bed4b` },
  { code: 'presential', elm: `${PARTICIPATION}9191af2ed9` },
  { code: 'blended', elm: `${PARTICIPATION}e92d221e4d` },
  { code: 'online', elm: `${PARTICIPATION}920fbb3cbe` },
  { code: 'project_based', elm: `${PARTICIPATION}7813801c77` },
  { code: 'research_lab_based', elm: `${PARTICIPATION}ed4c557045` },
  { code: 'validation_only', elm: null },
] as const satisfies readonly { readonly code: string; readonly elm: string | null }[];

export const SUPERVISION_TYPES = [
  { code: 'unsupervised_no_id' },
  { code: 'supervised_no_id' },
  { code: 'supervised_online_id' },
  { code: 'supervised_onsite_id' },
  { code: 'not_applicable' },
] as const;

/** How somebody knew that the learner is the learner. */
export const IDENTITY_CHECK_METHODS = [
  { code: 'official_document' },
  { code: 'institution_record' },
  { code: 'known_to_assessor' },
  { code: 'none' },
] as const;

export const STACKING_KINDS = [
  { code: 'stand_alone' },
  { code: 'independent_stackable' },
  { code: 'unit_of_programme' },
  { code: 'series_member' },
  { code: 'add_on' },
] as const;

export const QUALITY_ASSURANCE_TYPES = [
  { code: 'internal_review' },
  { code: 'programme_quality_assurance' },
  { code: 'institutional_quality_assurance' },
  { code: 'programme_licence' },
  { code: 'institutional_licence' },
] as const;

/** Three ways in which a level may be claimed; only an authorised body may say `included_in_nqf`. */
export const LEVEL_CLAIMS = [
  { code: 'included_in_nqf' },
  { code: 'aligned_by_provider' },
  { code: 'not_assigned' },
] as const;

export const EQF_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies readonly EqfLevel[];

/** Cycles of the European Higher Education Area with the EQF level that each is compatible with. */
export const QF_EHEA_CYCLES = [
  { code: 'short_cycle', eqf: 5 },
  { code: 'first_cycle', eqf: 6 },
  { code: 'second_cycle', eqf: 7 },
  { code: 'third_cycle', eqf: 8 },
] as const satisfies readonly { readonly code: string; readonly eqf: EqfLevel }[];
