import { hoursToDuration, type JsonObject } from '@cairn/engine';
import { pickText } from '#platform/i18n/text.ts';
import { licenceAddress } from './licence.rules.ts';
import { ESCO_FRAMEWORK, offerAddress, present, regionOf, runsForAll, type ExportContext } from './offer-exports.ts';
import { priceOf, type Offer, type OfferRun } from './offer.ts';

const MODES: Readonly<Record<string, string>> = {
  online: 'online',
  blended: 'blended',
  presential: 'onsite',
  work_based: 'onsite',
  project_based: 'onsite',
  research_lab_based: 'onsite',
};

type Reading = ExportContext & { readonly offer: Offer; readonly language: string };

const organisation = ({ offer, origin }: Reading): JsonObject => ({
  '@type': 'Organization',
  name: offer.provider.name,
  url: `${origin}/`,
  address: present({
    '@type': 'PostalAddress',
    addressCountry: offer.provider.place.country,
    addressRegion: regionOf(offer),
  }),
});

const modesOf = ({ offer }: Reading): readonly string[] => [
  ...new Set(offer.version.descriptor.participationModes.flatMap((mode) => MODES[mode] ?? [])),
];

const instance = (run: OfferRun, reading: Reading): JsonObject =>
  present({
    '@type': 'CourseInstance',
    courseMode: modesOf(reading),
    startDate: run.startsOn,
    endDate: run.endsOn,
    location: run.place === '' ? undefined : { '@type': 'Place', name: run.place },
    maximumAttendeeCapacity: run.seats > 0 ? run.seats : undefined,
  });

/** Search engines want a length where there are no dates. */
const anyTime = (reading: Reading): JsonObject =>
  present({
    '@type': 'CourseInstance',
    courseMode: modesOf(reading),
    courseWorkload: hoursToDuration(reading.offer.version.descriptor.workload.hours),
  });

function priced({ offer }: Reading): JsonObject | undefined {
  const price = priceOf(offer.plan.budget);
  if (price.kind === 'ask') return undefined;
  return price.kind === 'free'
    ? { '@type': 'Offer', category: 'Free', price: 0, priceCurrency: offer.plan.budget.currency }
    : { '@type': 'Offer', category: 'Paid', price: price.amount, priceCurrency: price.currency };
}

const skills = ({ offer }: Reading): readonly JsonObject[] =>
  offer.version.descriptor.outcomes
    .flatMap(({ escoSkills }) => escoSkills)
    .map(({ uri, label }) => ({
      '@type': 'DefinedTerm',
      '@id': uri,
      name: label,
      inDefinedTermSet: ESCO_FRAMEWORK,
    }));

function credential(reading: Reading): JsonObject {
  const { descriptor } = reading.offer.version;
  const { eqf } = descriptor.level;
  return present({
    '@type': 'EducationalOccupationalCredential',
    name: pickText(descriptor.title, reading.language).text,
    url: offerAddress(reading.offer, reading.origin),
    credentialCategory: 'Micro-credential',
    recognizedBy: descriptor.awardingBody.map(({ name }) => ({ '@type': 'Organization', name })),
    educationalLevel: eqf === undefined ? undefined : `EQF ${eqf}`,
    competencyRequired: skills(reading),
  });
}

/** The offer as schema.org describes courses, for search engines that read the page, in the reader's language. */
export function toSchemaOrg(reading: Reading): JsonObject {
  const { offer, language, origin, today } = reading;
  const { descriptor, publishedAt } = offer.version;
  const title = pickText(descriptor.title, language);
  const runs = runsForAll(offer, today).filter(({ startsOn }) => startsOn !== '');
  const { hours } = descriptor.workload;
  return {
    '@context': 'https://schema.org',
    ...present({
      '@type': 'Course',
      '@id': offerAddress(offer, origin),
      url: offerAddress(offer, origin),
      name: title.text,
      description: pickText(descriptor.summary, language).text,
      inLanguage: descriptor.language,
      provider: organisation(reading),
      datePublished: publishedAt.toISOString().slice(0, 10),
      timeRequired: hours > 0 ? hoursToDuration(hours) : undefined,
      coursePrerequisites: pickText(descriptor.entryRequirement, language).text,
      teaches: descriptor.outcomes.map(({ statement }) => pickText(statement, language).text),
      educationalCredentialAwarded: credential(reading),
      license: offer.licence === null ? undefined : (licenceAddress(offer.licence) ?? undefined),
      isBasedOn: offer.madeFrom?.works.map(({ source }) => source).filter((source) => source !== ''),
      offers: priced(reading),
      hasCourseInstance:
        runs.length > 0 ? runs.map((run) => instance(run, reading)) : hours > 0 ? [anyTime(reading)] : undefined,
    }),
  };
}

/**
 * JSON as it can stand inside a page: no character that could end the element it stands in, nor one that a template
 * would write in another way.
 */
export const asPageData = (data: JsonObject): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
