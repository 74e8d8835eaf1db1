import type { JsonObject, JsonValue, OpportunityRecord } from '@cairn/engine';
import { forOthers } from './sharing.rules.ts';
import { priceOf, runsAhead, type Offer, type OfferRun } from './offer.ts';

export const ESCO_FRAMEWORK = 'http://data.europa.eu/esco/concept-scheme/skills';

/** Members that say something: an empty text or list is left out. */
export const present = (members: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, JsonValue] =>
        entry[1] !== undefined && entry[1] !== '' && !(Array.isArray(entry[1]) && entry[1].length === 0),
    ),
  );

/** What an export needs beside the offer: where it stands, and the day on which it is made. */
export type ExportContext = {
  /** Public origin of the instance, without a slash at the end. */
  readonly origin: string;
  /** ISO date. */
  readonly today: string;
};

/** The address of the public page of this version. */
export const offerAddress = ({ version }: Offer, origin: string): string =>
  `${origin}/achievements/${version.achievementId}/${version.version}`;

/** Runs that are not over, with places only where the site lets them be known. */
export function runsForAll(offer: Offer, today: string): readonly OfferRun[] {
  const { name } = offer.provider.place;
  return runsAhead(offer.plan.run.runs, today).map((run) => (offer.hidesPlaces ? { ...run, place: name } : run));
}

/** The region of the provider, or the name of the place that stands for it. */
export const regionOf = ({ provider }: Offer): string => provider.place.name || provider.place.region;

/**
 * The offer as the European Learning Model knows learning opportunities; null without a field of education, which that
 * model demands and nobody but the designer can tell.
 */
export function toOpportunity(offer: Offer, { origin, today }: ExportContext): OpportunityRecord | null {
  const { descriptor, publishedAt } = offer.version;
  const { plan } = offer;
  if (descriptor.iscedF === undefined || offer.provider.place.country === '') return null;
  const { level } = descriptor;
  const price = priceOf(plan.budget);
  return {
    address: offerAddress(offer, origin),
    title: descriptor.title,
    description: descriptor.summary,
    language: descriptor.language,
    field: descriptor.iscedF,
    hours: descriptor.workload.hours,
    credits: descriptor.workload.credits,
    level: {
      ...(level.eqf === undefined ? {} : { eqf: level.eqf }),
      ...(level.nqf === undefined ? {} : { nqf: `${level.nqf.framework} ${level.nqf.level}` }),
    },
    modes: descriptor.participationModes,
    assessmentTypes: descriptor.assessmentTypes,
    activities: plan.activities.map(({ title }) => title).filter((title) => Object.keys(title).length > 0),
    outcomes: descriptor.outcomes.map(({ id, statement, kind, escoSkills }) => ({
      id,
      statement,
      kind,
      skills: escoSkills,
    })),
    ...(descriptor.entryRequirement === undefined ? {} : { entryRequirement: descriptor.entryRequirement }),
    provider: {
      name: offer.provider.name,
      country: offer.provider.place.country,
      region: regionOf(offer),
      url: `${origin}/`,
    },
    contact: plan.access.guidanceContact,
    ...(price.kind === 'costs' ? { price: { amount: price.amount, currency: price.currency } } : {}),
    funding: plan.budget.funding,
    admission: plan.run.admission,
    runs: runsForAll(offer, today),
    modified: publishedAt,
  };
}

export const OFFER_FORMAT = 'cairn-offer';

/**
 * The descriptor and what of its plan is meant for everybody, in our own words: needs, personas, money and partners'
 * contacts are the house's own and stay in it.
 */
export function toPlainOffer(offer: Offer, { origin, today }: ExportContext) {
  const { version, plan } = offer;
  const { descriptor } = forOthers({ descriptor: version.descriptor, plan });
  return {
    format: OFFER_FORMAT,
    formatVersion: 1,
    address: offerAddress(offer, origin),
    achievementId: version.achievementId,
    version: version.version,
    newestVersion: offer.newest,
    isOffered: version.retiredAt === undefined,
    publishedAt: version.publishedAt.toISOString(),
    contentHash: version.contentHash,
    licence: offer.licence,
    madeFrom: offer.madeFrom,
    provider: { name: offer.provider.name, country: offer.provider.place.country, region: regionOf(offer) },
    descriptor,
    plan: {
      promises: plan.promises,
      activities: plan.activities,
      assessments: plan.assessments.map(({ rubric: _rubric, ...assessment }) => assessment),
      partners: plan.partners.map(({ name, country, tasks }) => ({ name, country, tasks })),
      access: plan.access,
      recognition: plan.recognition,
      price: { ...priceOf(plan.budget), funding: plan.budget.funding },
      admission: plan.run.admission,
      runs: runsForAll(offer, today),
    },
    staleLanguages: offer.staleLanguages,
  };
}
