import { AREA_FAMILIES, type AreaFamily } from '#modules/design/index.ts';
import { pickText, type Multilingual } from '#platform/i18n/text.ts';

export const OFFERS_A_PAGE = 20;
/** Ways of saying "not longer than": hours of learning and assessment together. */
export const LONGEST_HOURS = [10, 30, 60, 150] as const;
export const NO_LEVEL = 'none';
const LONGEST_WORDS = 100;

/** One published offer as the list knows it. */
export type OfferEntry = {
  readonly tenantId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly title: Multilingual;
  readonly summary: Multilingual;
  readonly family: AreaFamily;
  /** Language of learning and assessment. */
  readonly language: string;
  readonly hours: number;
  readonly eqf: number | null;
  /** `online`, `country:NO`, `at:Oslo`: where somebody can take part. */
  readonly places: readonly string[];
  /** All words that somebody may look for, made alike by `alike`. */
  readonly words: string;
};

/** What somebody chose; an empty text or null is "all". */
export type OfferFilter = {
  readonly words: string;
  readonly area: AreaFamily | '';
  readonly language: string;
  readonly level: string;
  readonly hours: number | null;
  readonly place: string;
};

/** Where the page before ended: title and id of its last offer. */
export type OfferCursor = { readonly title: string; readonly id: string };

/** Words without case, accents, vowel signs and the variants of Arabic letters, so that people find what they mean. */
export const alike = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي');

/** Reads the choices from an address; what is unknown is as if it had not been chosen. */
export function readFilter(asked: URLSearchParams): OfferFilter {
  const area = asked.get('area') ?? '';
  const hours = Number(asked.get('hours') ?? '');
  return {
    words: (asked.get('q') ?? '').trim().slice(0, LONGEST_WORDS),
    area: AREA_FAMILIES.find((family) => family === area) ?? '',
    language: (asked.get('language') ?? '').slice(0, 20),
    level: /^([1-8]|none)$/.exec(asked.get('level') ?? '')?.[0] ?? '',
    hours: LONGEST_HOURS.find((limit) => limit === hours) ?? null,
    place: (asked.get('place') ?? '').slice(0, 200),
  };
}

/** The way back: only what was chosen stands in the address. */
export function filterQuery(filter: OfferFilter, after?: OfferCursor): string {
  const query = new URLSearchParams();
  const values = {
    q: filter.words,
    area: filter.area,
    language: filter.language,
    level: filter.level,
    hours: filter.hours === null ? '' : String(filter.hours),
    place: filter.place,
    from: after?.title ?? '',
    after: after?.id ?? '',
  };
  for (const [name, value] of Object.entries(values)) if (value !== '') query.set(name, value);
  return query.toString();
}

export function readCursor(asked: URLSearchParams): OfferCursor | null {
  const id = asked.get('after') ?? '';
  return id === '' ? null : { id, title: asked.get('from') ?? '' };
}

const levelOf = ({ eqf }: OfferEntry): string => (eqf === null ? NO_LEVEL : String(eqf));

function fits(entry: OfferEntry, filter: OfferFilter): boolean {
  const { area, language, level, hours, place } = filter;
  const pairs: readonly (readonly [string, string])[] = [
    [area, entry.family],
    [language, entry.language],
    [level, levelOf(entry)],
  ];
  return (
    pairs.every(([wish, given]) => wish === '' || wish === given) &&
    (hours === null || (entry.hours > 0 && entry.hours <= hours)) &&
    (place === '' || entry.places.includes(place)) &&
    alike(filter.words)
      .split(/\s+/)
      .every((word) => entry.words.includes(word))
  );
}

/** Choices that lead somewhere, each in an order of its own. */
export type OfferChoices = {
  readonly areas: readonly AreaFamily[];
  readonly languages: readonly string[];
  readonly levels: readonly string[];
  readonly places: readonly string[];
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

export function choicesOf(entries: readonly OfferEntry[]): OfferChoices {
  const families = new Set(entries.map(({ family }) => family));
  return {
    areas: AREA_FAMILIES.filter((family) => families.has(family)),
    languages: unique(entries.map(({ language }) => language)).toSorted(),
    levels: unique(entries.map(levelOf)).toSorted(),
    places: unique(entries.flatMap(({ places }) => places)).toSorted(),
  };
}

export type OfferPage<T extends OfferEntry> = {
  readonly shown: readonly T[];
  /** How many fit, on all pages together. */
  readonly total: number;
  readonly isFirst: boolean;
  /** Where the next page begins; null on the last one. */
  readonly next: OfferCursor | null;
};

/**
 * The offers that fit, by title in the reader's language: the alphabet is the only order, so nothing is ranked and
 * nobody can pay for a place.
 */
export function findOffers<T extends OfferEntry>(
  entries: readonly T[],
  filter: OfferFilter,
  reader: { readonly language: string; readonly after: OfferCursor | null },
): OfferPage<T> {
  const collator = new Intl.Collator(reader.language);
  const titled = entries
    .filter((entry) => fits(entry, filter))
    .map((entry) => ({ entry, title: pickText(entry.title, reader.language).text, id: entry.achievementId }));
  type Place = Pick<(typeof titled)[number], 'title' | 'id'>;
  const compare = (a: Place, b: Place): number =>
    collator.compare(a.title, b.title) || (a.id < b.id ? -1 : Number(a.id > b.id));
  const sorted = titled.toSorted(compare);
  const { after } = reader;
  const rest = after === null ? sorted : sorted.filter((one) => compare(one, after) > 0);
  const page = rest.slice(0, OFFERS_A_PAGE);
  const last = page.at(-1);
  return {
    shown: page.map(({ entry }) => entry),
    total: sorted.length,
    isFirst: after === null,
    next: rest.length > page.length && last !== undefined ? { title: last.title, id: last.id } : null,
  };
}
