import { AS_OF, type EqfLevel, type ListSource } from './code-list.ts';

/**
 * Codes of how a micro-credential is described. Their words stand in the message catalogues; codes never change.
 * `elmConcept` is the nearest entry of the European list where ours is finer.
 */
export const CODES_SOURCE: ListSource = {
  source: 'Council Recommendation 2022/C 243/02, Annex I, and the controlled lists of the European Learning Model',
  asOf: AS_OF,
};

export type AssessmentType = {
  readonly code: string;
  /** Used for export when the European list has no such entry. */
  readonly elmConcept?: string;
  /** Being there is not assessed learning: alone, it makes no micro-credential. */
  readonly isAttendance?: true;
};

export const ASSESSMENT_TYPES = [
  { code: 'practical_assessment' },
  { code: 'joint_workplace_evaluation', elmConcept: 'practical_assessment' },
  { code: 'recognition_of_prior_learning', elmConcept: 'portfolio' },
  { code: 'portfolio' },
  { code: 'project_work' },
  { code: 'artefact_assessment' },
  { code: 'marked_assignment' },
  { code: 'continuous_evaluation' },
  { code: 'problem_based' },
  { code: 'oral_exam' },
  { code: 'written_exam' },
  { code: 'quiz' },
  { code: 'group_performance' },
  { code: 'peer_assessment' },
  { code: 'peer_review' },
  { code: 'attendance_level', isAttendance: true },
] as const satisfies readonly AssessmentType[];

export const PARTICIPATION_MODES = [
  { code: 'work_based' },
  { code: 'project_based' },
  { code: 'presential' },
  { code: 'blended' },
  { code: 'online' },
  { code: 'lab_research_based' },
  { code: 'validation_only' },
] as const;

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
  { code: 'external_review' },
  { code: 'institutional_licence' },
  { code: 'programme_licence' },
  { code: 'institutional_accreditation' },
  { code: 'programme_accreditation' },
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
