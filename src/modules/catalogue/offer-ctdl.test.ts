import type { JsonObject, JsonValue } from '@cairn/engine';
import { describe, expect, it } from 'vitest';
import { emptyPlan } from '#modules/design/index.ts';
import { completeDescriptor } from '../design/fixtures/descriptor.ts';
import { toCtdl } from './offer-ctdl.ts';
import type { Offer } from './offer.ts';

/**
 * What CTDL defines of the terms that an offer uses: each class with its properties, and the concepts of its lists.
 * By the published classes of the Credential Registry's own tools, read on 22 November 2026.
 */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  'ceterms:MicroCredential': [
    ...['name', 'description', 'inLanguage', 'subjectWebpage', 'versionCode', 'dateEffective', 'credentialStatusType'],
    ...['ownedBy', 'offeredBy', 'learningDeliveryType', 'estimatedDuration', 'audienceLevelType', 'estimatedCost'],
    ...['requires', 'availableAt'],
  ],
  'ceterms:CredentialOrganization': ['name', 'subjectWebpage', 'address'],
  'ceterms:Place': ['name', 'addressCountry', 'addressRegion'],
  'ceterms:CredentialAlignmentObject': ['framework', 'frameworkName', 'targetNode', 'targetNodeName'],
  'ceterms:DurationProfile': ['timeRequired'],
  'ceterms:CostProfile': ['name', 'description', 'currency', 'price'],
  'ceterms:ConditionProfile': ['description', 'targetCompetency', 'creditValue'],
  'ceterms:ValueProfile': ['schema:value', 'schema:description'],
};
const CONCEPTS: Readonly<Record<string, readonly string[]>> = {
  deliveryType: ['InPerson', 'OnlineOnly', 'BlendedDelivery'],
  credentialStat: ['Active', 'Deprecated'],
};
/** Properties whose values say their language. */
const IN_LANGUAGES = ['name', 'description', 'frameworkName', 'targetNodeName', 'addressCountry', 'addressRegion'];

const empty = emptyPlan();
const offer = (changes: Partial<Offer['version']> = {}): Offer => ({
  tenantId: 'org_a',
  version: {
    ...{ achievementId: 'ach_1', version: 2, contentHash: 'a'.repeat(64), authorId: 'per_a', approvedBy: 'per_b' },
    publishedAt: new Date('2026-11-21T12:00:00Z'),
    descriptor: completeDescriptor({
      participationModes: ['online', 'blended', 'presential', 'work_based'],
      workload: { hours: 50, credits: [{ system: 'ECTS', points: 2 }] },
      entryRequirement: { en: 'None' },
    }),
    ...changes,
  },
  plan: {
    ...empty,
    budget: { ...empty.budget, price: 1200, currency: 'NOK', funding: 'The city pays half.' },
    run: {
      ...empty.run,
      runs: [{ id: 'run_1', startsOn: '2027-05-01', endsOn: '', place: 'Fjordby', seats: 4 }],
    },
  },
  provider: { name: 'Green Corner', place: { name: '', country: 'NO', region: 'NO020' } },
  hidesPlaces: false,
  opensLinks: true,
  newest: 2,
  licence: null,
  madeFrom: null,
  endorsements: [],
  staleLanguages: [],
});

type Fault = string;

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function faultsOfTerm(type: string, term: string, value: JsonValue): readonly Fault[] {
  const name = term.replace('ceterms:', '');
  if (!(CLASSES[type] ?? []).includes(name)) return [`${type} has no ${term}`];
  return IN_LANGUAGES.includes(name) && !isObject(value) ? [`${term} does not say its language`] : [];
}

const isConcept = (node: string): boolean => {
  const [scheme = '', concept = ''] = node.split(':');
  return /^https?$/.test(scheme) || (CONCEPTS[scheme] ?? []).includes(concept);
};

/** What in a document is no term of CTDL, or stands where CTDL has it not. */
function faultsOf(value: JsonValue): readonly Fault[] {
  if (Array.isArray(value)) return value.flatMap(faultsOf);
  if (!isObject(value)) return [];
  const type = value['@type'];
  if (typeof type !== 'string') return [];
  const node = value['ceterms:targetNode'];
  const terms = Object.entries(value).filter(([term]) => !term.startsWith('@'));
  return [
    ...(type in CLASSES ? [] : [`there is no ${type}`]),
    ...(typeof node === 'string' && !isConcept(node) ? [`there is no ${node}`] : []),
    ...terms.flatMap(([term, part]) => [...faultsOfTerm(type, term, part), ...faultsOf(part)]),
  ];
}

const context = { origin: 'https://cairn.example.org', today: '2027-03-01' };

describe('an offer in the words of CTDL', () => {
  it('uses only terms that CTDL defines, each where CTDL has it', () => {
    const document = toCtdl({ offer: offer(), ...context });
    expect(faultsOf(document)).toEqual([]);
    expect(JSON.stringify(document)).toContain('ceterms:CostProfile');
  });

  it('says so when it is offered no more', () => {
    const document = toCtdl({ offer: offer({ retiredAt: new Date('2027-01-01T00:00:00Z') }), ...context });
    expect(faultsOf(document)).toEqual([]);
    expect(document['ceterms:credentialStatusType']).toMatchObject({
      'ceterms:targetNode': 'credentialStat:Deprecated',
    });
  });

  it('would be caught with a term that is none', () => {
    expect(faultsOf({ '@type': 'ceterms:Place', 'ceterms:name': 'Fjordby', 'ceterms:town': 'x' })).toEqual([
      'ceterms:name does not say its language',
      'ceterms:Place has no ceterms:town',
    ]);
  });
});
