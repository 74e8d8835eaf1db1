import { ASSESSMENT_TYPES, COUNTRIES, PARTICIPATION_MODES, SUPERVISION_TYPES } from '@cairn/vocab';
import { isFieldOfEducation, parseWorkload } from '#modules/design/index.ts';
import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';

/** Readers for what people write into cells. Each takes what is meant, and says in words what it cannot take. */

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Several values in one cell stand behind each other with semicolons, bars or line breaks. */
export const splitCell = (text: string): readonly string[] =>
  text
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `7.5` and `7,5`; nothing else, so that `1.000` is questioned and not misread. */
export function readNumber(text: string): Result<number> {
  const trimmed = text.trim();
  return /^\d{1,6}([.,]\d{1,2})?$/.test(trimmed)
    ? ok(Number(trimmed.replace(',', '.')))
    : fail({ code: 'catalogue.rows.not_a_number' });
}

/** Hours as a number, or as an ISO 8601 duration; `P60M`, which means sixty months, is refused in words. */
export function readHours(text: string): Result<{ readonly hours: number; readonly warning?: Failure }> {
  const told = text.trim();
  if (/^p/i.test(told)) return parseWorkload(told);
  const asNumber = readNumber(told.replace(/\s*(h|hours?|timer|tim)\.?$/i, ''));
  return asNumber.ok ? ok({ hours: asNumber.value }) : fail({ code: 'catalogue.rows.hours_unreadable' });
}

/** `5`, `Level 5`, or the address of the European list. */
export function readEqf(text: string): Result<number> {
  const found = /(?:^|\D)([1-8])$/.exec(text.trim())?.[1];
  return found === undefined ? fail({ code: 'catalogue.rows.level_unknown' }) : ok(Number(found));
}

/** `0416`, `0416 - Wholesale and retail sales`, or the address of the list. */
export function readField(text: string): Result<string> {
  const found = /^(?:http\S*\/)?(\d{2,4})(?!\d)/.exec(text.trim())?.[1];
  return found === undefined || !isFieldOfEducation(found) ? fail({ code: 'catalogue.rows.field_unknown' }) : ok(found);
}

type Coded = { readonly code: string; readonly elm?: string | null };
const known = (list: readonly Coded[], labels: Readonly<Record<string, string>>) => {
  const byName = new Map(Object.entries(labels));
  for (const { code, elm } of list.toReversed()) {
    byName.set(plain(code), code);
    if (elm) byName.set(elm, code);
  }
  return byName;
};

/** English names of the European lists, beside our codes and the addresses of the concepts. */
const ASSESSMENTS = known(ASSESSMENT_TYPES, {
  'written examination': 'written_exam',
  'oral examination': 'oral_exam',
  'level of attendance': 'attendance_level',
  'problem based learning': 'problem_based',
  'practical assessment': 'practical_assessment',
});
/** A concept that several of our codes share leads to the plain one, not to the finer ones. */
ASSESSMENTS.set('http://data.europa.eu/snb/assessment/6a4db9f11d', 'practical_assessment');
const MODES = known(PARTICIPATION_MODES, { workbased: 'work_based', 'research lab based': 'research_lab_based' });
const VERIFICATION = 'http://data.europa.eu/snb/supervision-verification/';
const SUPERVISION = known(SUPERVISION_TYPES, {
  'unsupervised without id verification': 'unsupervised_no_id',
  [`${VERIFICATION}c598449d64`]: 'unsupervised_no_id',
  'supervised without id verification': 'supervised_no_id',
  [`${VERIFICATION}44314532f9`]: 'supervised_no_id',
  'supervised with id verification': 'supervised_onsite_id',
  [`${VERIFICATION}70be69aaf9`]: 'supervised_onsite_id',
});
const LISTS = { assessment: ASSESSMENTS, participation: MODES, supervision: SUPERVISION } as const;

/** Codes of one of our lists, from codes, English names or addresses of the European lists. */
export function readCodes(list: keyof typeof LISTS, text: string): Result<readonly string[]> {
  const codes: string[] = [];
  for (const part of splitCell(text)) {
    const code = LISTS[list].get(part) ?? LISTS[list].get(plain(part));
    if (code === undefined)
      return fail({ code: 'catalogue.rows.choice_unknown', params: { value: part.slice(0, 80) } });
    codes.push(code);
  }
  return ok([...new Set(codes)]);
}

const ENGLISH_COUNTRY = new Intl.DisplayNames(['en'], { type: 'region' });
const ALPHA_3: Readonly<Record<string, string>> = {
  NOR: 'NO',
  SWE: 'SE',
  FIN: 'FI',
  ISL: 'IS',
  DNK: 'DK',
  IRL: 'IE',
  ITA: 'IT',
  DEU: 'DE',
  NLD: 'NL',
  BEL: 'BE',
  GRC: 'GR',
  EST: 'EE',
  LVA: 'LV',
  LTU: 'LT',
  ESP: 'ES',
  FRA: 'FR',
  PRT: 'PT',
  AUT: 'AT',
  AUS: 'AU',
};
const COUNTRY = new Map(COUNTRIES.map(({ code }) => [plain(ENGLISH_COUNTRY.of(code) ?? code), code as string]));

/** A country by its two or three letters, its English name or the address of the European list. */
export function readCountry(text: string): Result<string> {
  const word = text.trim().split('/').at(-1) ?? '';
  const short = COUNTRIES.find(({ code }) => code === word.toUpperCase())?.code;
  const found = short ?? ALPHA_3[word.toUpperCase()] ?? COUNTRY.get(plain(text));
  return found === undefined ? fail({ code: 'catalogue.rows.country_unknown' }) : ok(found);
}

const ENGLISH_LANGUAGE = new Intl.DisplayNames(['en'], { type: 'language' });
const TONGUES = new Map<string, string>([
  ...Object.entries(LANGUAGES).flatMap(([code, { name }]): readonly (readonly [string, string])[] => [
    [plain(name), code],
    [plain(ENGLISH_LANGUAGE.of(code) ?? code), code],
  ]),
  ['no', 'nb'],
  ['norwegian', 'nb'],
  ['norsk', 'nb'],
]);
const TAG_3: Readonly<Record<string, string>> = {
  ENG: 'en',
  NOR: 'nb',
  NOB: 'nb',
  SWE: 'sv',
  DAN: 'da',
  FIN: 'fi',
  ISL: 'is',
  EST: 'et',
  DEU: 'de',
  NLD: 'nl',
  FRA: 'fr',
  ITA: 'it',
  SPA: 'es',
  POR: 'pt',
  ELL: 'el',
  GLE: 'ga',
  ARA: 'ar',
  UKR: 'uk',
  SOM: 'so',
};

/** A language of ours by its code, its name, or the address of the European list. */
export function readLanguage(text: string): Result<string> {
  const word = text.trim().split('/').at(-1) ?? '';
  const found = isLanguage(word.toLowerCase())
    ? word.toLowerCase()
    : (TAG_3[word.toUpperCase()] ?? TONGUES.get(plain(text)));
  return found === undefined ? fail({ code: 'catalogue.rows.language_unknown' }) : ok(found);
}

const KINDS = new Map([
  ['knowledge', 'knowledge'],
  ['skill', 'skill'],
  ['responsibility autonomy', 'responsibility_autonomy'],
  ['responsibility and autonomy', 'responsibility_autonomy'],
] as const);

/** Knowledge, skill, or responsibility and autonomy; the European list knows the first two. */
export function readKind(text: string): Result<'knowledge' | 'skill' | 'responsibility_autonomy'> {
  const word = plain(text.trim().split('/').at(-1) ?? '');
  const found = [...KINDS].find(([name]) => name === word)?.[1];
  return found === undefined
    ? fail({ code: 'catalogue.rows.choice_unknown', params: { value: text.slice(0, 80) } })
    : ok(found);
}
