/** Lists of codes to choose from. Their words are messages `institution.pick.<list>.<code>`, but for those in `RAW`. */
export const PICKS = {
  learner_type: [
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
  ],
  need_source: ['survey', 'employer_talk', 'vacancies', 'statistics', 'learner_talk', 'own_experience'],
  outcome_kind: ['knowledge', 'skill', 'responsibility_autonomy'],
  activity_kind: [
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
  ],
  place: ['onsite', 'online', 'blended'],
  workload_kind: [
    'contact',
    'guided_online',
    'self_study',
    'practice_work_based',
    'assessment',
    'reflection_portfolio',
  ],
  partner_task: ['designs', 'delivers', 'assesses', 'awards', 'hosts', 'pays'],
  yes_no: ['yes', 'no'],
  degree: ['yes', 'partly', 'no', 'not_relevant'],
  agree: ['fully', 'mostly', 'a_little', 'not'],
  chance: ['low', 'middle', 'high'],
  frequency: ['daily', 'weekly', 'rarely'],
  decision: ['go', 'change', 'stop'],
  language_level: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'],
  currency: ['EUR', 'NOK', 'SEK', 'DKK', 'ISK', 'GBP', 'AUD', 'USD'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PickSet = keyof typeof PICKS;

/** Codes that are their own words in every language. */
export const RAW: ReadonlySet<PickSet> = new Set<PickSet>(['language_level', 'currency']);

export const codesIn = (set: PickSet): readonly string[] => PICKS[set];
