import { ASSESSMENT_TYPES, PARTICIPATION_MODES, QUALITY_ASSURANCE_TYPES, STACKING_KINDS } from '@cairn/vocab';
import { LANGUAGES, LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { Choice } from '#ui/types.ts';
import { AREA_FAMILIES, LEVEL_CLAIMS } from '../descriptor.ts';
import {
  ACTIVITY_KINDS,
  ACTIVITY_PLACES,
  LEARNER_TYPES,
  NEED_SOURCES,
  PARTNER_TASKS,
  WORKLOAD_KINDS,
} from '../plan/plan.ts';
import type { ListName } from '../steps/step-fields.ts';

/** Choices that depend on the design or on the reader's language. */
export type OwnLists = Partial<Readonly<Record<ListName, readonly Choice[]>>>;

const codesOf = (list: readonly { readonly code: string }[]): readonly string[] => list.map(({ code }) => code);

/** Lists of codes with the start of the keys that name them. */
const CODED: Partial<Readonly<Record<ListName, readonly [start: string, codes: readonly string[]]>>> = {
  families: ['design.family', AREA_FAMILIES],
  need_sources: ['design.need_source', NEED_SOURCES],
  learner_types: ['design.learner_type', LEARNER_TYPES],
  partner_tasks: ['design.partner_task', PARTNER_TASKS],
  workload_kinds: ['design.workload_kind', WORKLOAD_KINDS],
  assessment_types: ['design.assessment_type', codesOf(ASSESSMENT_TYPES)],
  supervision: [
    'design.supervision',
    ['unsupervised_no_id', 'supervised_no_id', 'supervised_online_id', 'supervised_onsite_id'],
  ],
  participation: ['design.participation', codesOf(PARTICIPATION_MODES)],
  self_scales: ['design.self_scale', ['three', 'four', 'five']],
  grading: ['design.grading', ['pass_fail', 'a_to_f', 'one_to_five', 'zero_to_thirty', 'one_to_ten', 'percentage']],
  activity_kinds: ['design.activity_kind', ACTIVITY_KINDS],
  places: ['design.activity_place', ACTIVITY_PLACES],
  licences: [
    'design.licence',
    ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'all-rights-reserved'],
  ],
  stacking: ['design.stacking_kind', codesOf(STACKING_KINDS)],
  yes_no: ['design.yes_no', ['yes', 'no']],
  quality_kinds: ['design.quality_kind', codesOf(QUALITY_ASSURANCE_TYPES)],
};

const CURRENCIES = ['EUR', 'NOK', 'SEK', 'DKK', 'ISK', 'AUD', 'GBP', 'CHF', 'PLN', 'CZK', 'UAH'];

/** Lists in which "not told yet" is no answer, because something always holds. */
const ALWAYS_CHOSEN: ReadonlySet<ListName> = new Set<ListName>([
  'families',
  'languages',
  'need_sources',
  'learner_types',
  'workload_kinds',
  'self_scales',
  'activity_kinds',
  'places',
  'currencies',
]);

function listOf(list: ListName, own: OwnLists, t: Translate): readonly Choice[] {
  if (list === 'languages') {
    return LEARNER_LANGUAGES.map((code) => ({ value: code, label: LANGUAGES[code].name, lang: code }));
  }
  if (list === 'currencies') return CURRENCIES.map((code) => ({ value: code, label: code }));
  if (list === 'claims') {
    return LEVEL_CLAIMS.map((claim) => ({
      value: claim,
      label: t(`design.level_claim.${claim}`),
      hint: t(`design.level_claim.${claim}.hint`),
    }));
  }
  if (list === 'eqf_levels') {
    return [1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({
      value: String(level),
      label: `${t('design.eqf', { level })}: ${t(`design.eqf.cue.${level}`)}`,
    }));
  }
  if (list === 'rubric_steps') {
    return [1, 2, 3, 4, 5].map((step) => ({ value: String(step - 1), label: t(`design.rubric.step.${step}`) }));
  }
  const coded = CODED[list];
  return coded?.[1].map((code) => ({ value: code, label: t(`${coded[0]}.${code}`) })) ?? own[list] ?? [];
}

/** The choices of a list in the reader's words. */
export const choicesOf = listOf;

/** The same as a select shows them: with a place for "not told yet", and with what stands there from elsewhere. */
export function selectOf(
  list: ListName,
  from: { readonly own: OwnLists; readonly value: string },
  t: Translate,
): readonly Choice[] {
  const options = listOf(list, from.own, t);
  const isKnown = from.value === '' || options.some(({ value }) => value === from.value);
  return [
    ...(ALWAYS_CHOSEN.has(list) ? [] : [{ value: '', label: t('design.choose') }]),
    ...options,
    ...(isKnown ? [] : [{ value: from.value, label: from.value }]),
  ];
}
