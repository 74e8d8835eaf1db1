import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';

export const MOST_OUTCOMES = 12;
export const MOST_PARTS = 6;

/** Fields that are texts, in one column a language: `title.en`, `title.nb`. */
const TEXTS = ['title', 'summary', 'entry_requirement', 'more_info'] as const;
const SINGLE = [
  'language',
  'hours',
  'ects',
  'credits',
  'eqf',
  'nqf',
  'isced_f',
  'participation',
  'assessment',
  'supervision',
  'awarding_body',
  'awarding_country',
  'url',
] as const;
export type SingleField = (typeof SINGLE)[number];

const numbered = (stem: string, most: number): readonly string[] =>
  Array.from({ length: most }, (_none, index) => `${stem}_${index + 1}`);
const OUTCOMES = numbered('outcome', MOST_OUTCOMES);
const ACTIVITIES = numbered('activity', MOST_PARTS);
const ASSESSMENTS = numbered('assessment', MOST_PARTS);

const TEXT_FIELDS: ReadonlySet<string> = new Set([...TEXTS, ...OUTCOMES, ...ACTIVITIES, ...ASSESSMENTS]);
const VALUE_FIELDS: ReadonlySet<string> = new Set([
  ...SINGLE,
  ...OUTCOMES.flatMap((stem) => [`${stem}_kind`, `${stem}_esco`]),
  ...ACTIVITIES.map((stem) => `${stem}_hours`),
  ...ASSESSMENTS.map((stem) => `${stem}_type`),
]);

/** The field that a heading of our own sheet means; a text without its language is in the file's. Null: unknown. */
export function fieldOf(heading: string, fileLanguage: string): string | null {
  const name = heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (VALUE_FIELDS.has(name)) return name;
  if (TEXT_FIELDS.has(name)) return `${name}.${fileLanguage}`;
  const [, stem = '', tag = ''] = /^(.+)[._[]([a-z]{2})\]?$/.exec(name) ?? [];
  const language = tag === 'no' ? 'nb' : tag;
  return TEXT_FIELDS.has(stem) && isLanguage(language) ? `${stem}.${language}` : null;
}

/** The headings of an empty sheet in the reader's language and English, with one row that shows how it is meant. */
export function exampleSheet(language: string): readonly (readonly string[])[] {
  const tongues = language === 'en' || !Object.hasOwn(LANGUAGES, language) ? ['en'] : ['en', language];
  const columns: readonly (readonly [string, string])[] = [
    ...tongues.map((tag) => [`title.${tag}`, tag === 'en' ? 'Sort and price second-hand goods' : ''] as const),
    ...tongues.map((tag) => [`summary.${tag}`, tag === 'en' ? 'For people who start in a reuse shop.' : ''] as const),
    ['language', 'en'],
    ['hours', '30'],
    ['ects', '1'],
    ['credits', ''],
    ['eqf', '3'],
    ['nqf', ''],
    ['isced_f', '0416'],
    ['participation', 'work_based; blended'],
    ['assessment', 'practical_assessment; portfolio'],
    ['supervision', 'supervised_onsite_id'],
    ['awarding_body', ''],
    ['awarding_country', ''],
    ...[1, 2, 3].flatMap((place): readonly (readonly [string, string])[] => [
      ...tongues.map(
        (tag) =>
          [`outcome_${place}.${tag}`, place === 1 && tag === 'en' ? 'Sort goods by material and state' : ''] as const,
      ),
      [`outcome_${place}_kind`, place === 1 ? 'skill' : ''],
      [`outcome_${place}_esco`, ''],
    ]),
    ...tongues.map((tag) => [`entry_requirement.${tag}`, tag === 'en' ? 'None' : ''] as const),
    ['url', ''],
  ];
  return [columns.map(([heading]) => heading), columns.map(([, value]) => value)];
}
