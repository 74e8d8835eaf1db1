import {
  ACTIVITY_KINDS,
  ACTIVITY_PLACES,
  LEARNER_TYPES,
  NEED_SOURCES,
  OUTCOME_KINDS,
  PARTNER_TASKS,
  WORKLOAD_KINDS,
} from '@cairn/vocab/plan-codes';

/** Lists of codes to choose from. Their words are messages `institution.pick.<list>.<code>`, but for those in `RAW`. */
export const PICKS = {
  learner_type: LEARNER_TYPES,
  need_source: NEED_SOURCES,
  outcome_kind: OUTCOME_KINDS,
  activity_kind: ACTIVITY_KINDS,
  place: ACTIVITY_PLACES,
  workload_kind: WORKLOAD_KINDS,
  partner_task: PARTNER_TASKS,
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
