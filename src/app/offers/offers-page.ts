import {
  choicesOf,
  filterQuery,
  findOffers,
  listOffers,
  LONGEST_HOURS,
  NO_LEVEL,
  priceOf,
  readCursor,
  readFilter,
  type ListedOffer,
  type OfferFilter,
} from '#modules/catalogue/index.ts';
import { formatDate, formatNumber } from '#platform/i18n/format.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';

type Reader = { readonly language: string; readonly t: Translate };
type Choice = { readonly value: string; readonly label: string };

const languageName = (code: string): string => (isLanguage(code) ? LANGUAGES[code].name : code);

function placeName(place: string, { language, t }: Reader): string {
  if (place === 'online') return t('catalogue.offer.online');
  const [kind = '', ...rest] = place.split(':');
  const name = rest.join(':');
  if (kind !== 'country') return name;
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(name) ?? name;
  } catch {
    // Not a country: the address was written by hand.
    return name;
  }
}

const levelName = (level: string, t: Translate): string =>
  level === NO_LEVEL
    ? t('catalogue.offers.level.none')
    : t('catalogue.offers.level.value', { level, cue: t(`design.eqf.cue.${level}`) });

type Name = keyof OfferFilter;
type Fields = readonly { readonly name: Name; readonly options: readonly Choice[] }[];

/** The questions of the form with all their answers in words; what was chosen stays even where nothing has it. */
function fieldsOf(offers: readonly ListedOffer[], filter: OfferFilter, reader: Reader): Fields {
  const { t, language } = reader;
  const choices = choicesOf(offers);
  const collator = new Intl.Collator(language);
  const field = (name: Name, values: readonly string[], label: (value: string) => string) => {
    const chosen = String(filter[name] ?? '');
    const known = chosen === '' || values.includes(chosen) ? values : [...values, chosen];
    return { name, options: known.map((value) => ({ value, label: label(value) })) };
  };
  const sorted = ({ name, options }: Fields[number]) => ({
    name,
    options: options.toSorted((a, b) => collator.compare(a.label, b.label)),
  });
  return [
    field('area', choices.areas, (area) => t(`design.family.${area}`)),
    sorted(field('language', choices.languages, languageName)),
    field('level', choices.levels, (level) => levelName(level, t)),
    field('hours', LONGEST_HOURS.map(String), (hours) => t('catalogue.offers.hours.value', { hours: Number(hours) })),
    sorted(field('place', choices.places, (place) => placeName(place, reader))),
  ];
}

/** What was chosen, each with the address that is without it. */
function chosenOf(filter: OfferFilter, fields: Fields) {
  const words = filter.words === '' ? [] : [{ label: filter.words, href: `?${filterQuery({ ...filter, words: '' })}` }];
  return [
    ...words,
    ...fields.flatMap(({ name, options }) => {
      const chosen = String(filter[name] ?? '');
      if (chosen === '') return [];
      const label = options.find(({ value }) => value === chosen)?.label ?? chosen;
      return [{ label, href: `?${filterQuery({ ...filter, [name]: name === 'hours' ? null : '' })}` }];
    }),
  ];
}

function cardOf(offer: ListedOffer, reader: Reader) {
  const { language, t } = reader;
  const price = priceOf(offer);
  const start = offer.nextRun?.startsOn ?? '';
  const facts = [
    t('design.public.hours.value', { hours: offer.hours }),
    ...(price.kind === 'costs' ? [`${formatNumber(language, price.amount)} ${price.currency}`] : []),
    ...(price.kind === 'free' ? [t('catalogue.offer.price.free')] : []),
    languageName(offer.language),
    ...(start === ''
      ? []
      : [t('catalogue.offer.runs.starts', { start: formatDate(language, new Date(`${start}T00:00:00Z`)) })]),
  ];
  const href = `/achievements/${offer.achievementId}/${offer.version}`;
  return {
    id: offer.achievementId,
    href,
    // The title beside it says what it is.
    picture: offer.hasBadge ? { src: `${href}/badge.svg`, alt: '' } : null,
    title: pickText(offer.title, language),
    summary: pickText(offer.summary, language),
    family: offer.family,
    provider: offer.provider,
    facts,
  };
}

/** The list of everything that is offered here, as the address asks for it. */
export async function offersPage({ world, language, t }: App.Locals, asked: URLSearchParams) {
  const reader = { language, t };
  const offers = await listOffers(world);
  const filter = readFilter(asked);
  const found = findOffers(offers, filter, { language, after: readCursor(asked) });
  const fields = fieldsOf(offers, filter, reader);
  return {
    hasAny: offers.length > 0,
    words: filter.words,
    fields: fields
      .map(({ name, options }) => ({ name, options, value: String(filter[name] ?? '') }))
      // A question with one answer is none, unless that answer was given.
      .filter(({ options, value }) => options.length > 1 || value !== ''),
    chosen: chosenOf(filter, fields),
    offers: found.shown.map((offer) => cardOf(offer, reader)),
    total: found.total,
    first: found.isFirst ? null : `?${filterQuery(filter)}`,
    next: found.next === null ? null : `?${filterQuery(filter, found.next)}`,
  };
}
