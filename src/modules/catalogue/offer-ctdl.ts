import { hoursToDuration, type JsonObject, type JsonValue } from '@cairn/engine';
import { ESCO_FRAMEWORK, offerAddress, present, regionOf, runsForAll, type ExportContext } from './offer-exports.ts';
import { priceOf, type Offer } from './offer.ts';

const aligned = (members: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  present({ '@type': 'ceterms:CredentialAlignmentObject', ...members });

const said = (texts: Readonly<Record<string, string>> | undefined): JsonObject | undefined => {
  const kept = Object.entries(texts ?? {}).filter(([, text]) => text.trim() !== '');
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};

const DELIVERY: Readonly<Record<string, string>> = {
  online: 'deliveryType:OnlineOnly',
  blended: 'deliveryType:BlendedDelivery',
  presential: 'deliveryType:InPerson',
  work_based: 'deliveryType:InPerson',
};

type Reading = ExportContext & { readonly offer: Offer };

const provider = ({ offer, origin }: Reading): JsonObject => ({
  '@type': 'ceterms:CredentialOrganization',
  'ceterms:name': { [offer.version.descriptor.language]: offer.provider.name },
  'ceterms:subjectWebpage': `${origin}/`,
  'ceterms:address': [
    present({
      '@type': 'ceterms:Place',
      'ceterms:addressCountry': { en: offer.provider.place.country },
      'ceterms:addressRegion': regionOf(offer) === '' ? undefined : { en: regionOf(offer) },
    }),
  ],
});

function competencies({ offer, origin }: Reading): readonly JsonObject[] {
  return offer.version.descriptor.outcomes.flatMap(({ id, statement, escoSkills }) => [
    aligned({
      'ceterms:targetNode': `${offerAddress(offer, origin)}#${id}`,
      'ceterms:targetNodeName': said(statement),
    }),
    ...escoSkills.map(({ uri, label }) =>
      aligned({
        'ceterms:framework': ESCO_FRAMEWORK,
        'ceterms:frameworkName': { en: 'ESCO' },
        'ceterms:targetNode': uri,
        'ceterms:targetNodeName': { en: label },
      }),
    ),
  ]);
}

function cost({ offer }: Reading): readonly JsonObject[] {
  const { currency, funding } = offer.plan.budget;
  const price = priceOf(offer.plan.budget);
  if (price.kind === 'ask') return [];
  const description = funding === '' ? undefined : { [offer.version.descriptor.language]: funding };
  return [
    present({
      '@type': 'ceterms:CostProfile',
      'ceterms:name': { en: price.kind === 'free' ? 'Free of charge' : 'Price' },
      'ceterms:description': description,
      'ceterms:currency': currency,
      'ceterms:price': price.kind === 'costs' ? price.amount : 0,
    }),
  ];
}

const level = ({ eqf }: { readonly eqf?: number }): readonly JsonObject[] =>
  eqf === undefined
    ? []
    : [
        aligned({
          'ceterms:framework': 'http://data.europa.eu/snb/eqf/25831c2',
          'ceterms:frameworkName': { en: 'European Qualifications Framework' },
          'ceterms:targetNode': `http://data.europa.eu/snb/eqf/${eqf}`,
          'ceterms:targetNodeName': { en: `Level ${eqf}` },
        }),
      ];

/**
 * The offer in the words of CTDL, the language of the Credential Registry. Shaped like it, not registered there: it has
 * no registry identifier, which only the registry gives.
 */
export function toCtdl(reading: Reading): JsonObject {
  const { offer, origin, today } = reading;
  const { descriptor, publishedAt, retiredAt, version } = offer.version;
  const address = offerAddress(offer, origin);
  const { hours, credits } = descriptor.workload;
  const runs = runsForAll(offer, today).filter(({ startsOn }) => startsOn !== '');
  return {
    '@context': 'https://credreg.net/ctdl/schema/context/json',
    ...present({
      '@id': address,
      '@type': 'ceterms:MicroCredential',
      'ceterms:name': said(descriptor.title),
      'ceterms:description': said(descriptor.summary),
      'ceterms:inLanguage': [descriptor.language],
      'ceterms:subjectWebpage': address,
      'ceterms:versionCode': String(version),
      'ceterms:dateEffective': publishedAt.toISOString().slice(0, 10),
      'ceterms:credentialStatusType': aligned({
        'ceterms:targetNode': retiredAt === undefined ? 'credentialStat:Active' : 'credentialStat:Deprecated',
      }),
      'ceterms:ownedBy': [provider(reading)],
      'ceterms:offeredBy': [provider(reading)],
      'ceterms:learningDeliveryType': [
        ...new Set(descriptor.participationModes.flatMap((mode) => DELIVERY[mode] ?? [])),
      ].map((node) => aligned({ 'ceterms:targetNode': node })),
      'ceterms:estimatedDuration':
        hours > 0 ? [{ '@type': 'ceterms:DurationProfile', 'ceterms:timeRequired': hoursToDuration(hours) }] : [],
      'ceterms:audienceLevelType': level(descriptor.level),
      'ceterms:estimatedCost': cost(reading),
      'ceterms:requires': [
        present({
          '@type': 'ceterms:ConditionProfile',
          'ceterms:description': said(descriptor.entryRequirement),
          // A credential has no credits of its own in CTDL: what is asked for it has.
          'ceterms:creditValue': credits.map(({ system, points }) => ({
            '@type': 'ceterms:ValueProfile',
            'schema:value': points,
            'schema:description': { en: system },
          })),
          'ceterms:targetCompetency': competencies(reading),
        }),
      ],
      'ceterms:availableAt': runs
        .filter(({ place }) => place !== '')
        .map(({ place }) => ({ '@type': 'ceterms:Place', 'ceterms:name': { [descriptor.language]: place } })),
    }),
  };
}
