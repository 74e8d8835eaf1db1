/** Codes of how a micro-credential is planned: studio and toolkit speak the same. Their words stand in the message catalogues. */

/** The studio's steps, in the order in which most people take them; any order is free. */
export const STUDIO_STEPS = [
  'purpose',
  'learners',
  'partners',
  'outcomes',
  'workload',
  'assessment',
  'activities',
  'materials',
  'access',
  'recognition',
  'quality',
  'finance',
  'publish',
  'run',
] as const;

/** How a need is known. */
export const NEED_SOURCES = [
  'survey',
  'employer_talk',
  'vacancies',
  'statistics',
  'learner_talk',
  'own_experience',
] as const;

export const LEARNER_TYPES = [
  'newcomer',
  'early_leaver',
  'unemployed',
  'in_custody',
  'with_disability',
  'little_schooling',
  'student',
  'graduate',
  'upskiller',
  'career_changer',
  'returner',
  'curious',
] as const;

export const PARTNER_TASKS = ['designs', 'delivers', 'assesses', 'awards', 'hosts', 'pays'] as const;

export const WORKLOAD_KINDS = [
  'contact',
  'guided_online',
  'self_study',
  'practice_work_based',
  'assessment',
  'reflection_portfolio',
] as const;

export const ACTIVITY_KINDS = [
  'classroom',
  'lab_simulation_practice',
  'e_learning',
  'internship',
  'apprenticeship',
  'job_experience',
  'volunteering',
  'research',
  'self_motivated_study',
  'workshop_seminar',
] as const;

export const ACTIVITY_PLACES = ['onsite', 'online', 'blended'] as const;

export const OUTCOME_KINDS = ['knowledge', 'skill', 'responsibility_autonomy'] as const;
