import { describe, expect, it } from 'vitest';
import { emptyPlan, type DesignPlan } from '#modules/design/index.ts';
import { completeDescriptor } from '../design/fixtures/descriptor.ts';
import { toCtdl } from './offer-ctdl.ts';
import { toOpportunity } from './offer-exports.ts';
import { asPageData, toSchemaOrg } from './offer-schema-org.ts';
import { contactHref, viewOffer } from './offer-view.ts';
import { priceOf, runsAhead, type Offer } from './offer.ts';

const empty = emptyPlan();

const offerOf = (plan: Partial<DesignPlan> = {}, changes: Partial<Offer> = {}): Offer => ({
  tenantId: 'org_a',
  version: {
    achievementId: 'ach_1',
    version: 2,
    descriptor: completeDescriptor({
      language: 'nb',
      title: { nb: 'Vanne planter', en: 'Water the plants' },
      iscedF: '0812',
    }),
    contentHash: 'a'.repeat(64),
    publishedAt: new Date('2026-11-21T12:00:00Z'),
    authorId: 'per_a',
    approvedBy: 'per_b',
  },
  plan: { ...empty, ...plan },
  provider: { name: 'Green Corner', place: { name: '', country: 'NO', region: 'NO020' } },
  hidesPlaces: false,
  opensLinks: true,
  newest: 2,
  licence: null,
  madeFrom: null,
  endorsements: [],
  staleLanguages: [],
  ...changes,
});

const run = (id: string, startsOn: string, endsOn: string) => ({ id, startsOn, endsOn, place: 'Fjordby', seats: 4 });
const read = (offer: Offer, language = 'en') => viewOffer({ offer, language, today: '2027-03-01' });
const context = { origin: 'https://cairn.example.org', today: '2027-03-01' };

describe('what a reader is told about an offer', () => {
  it('is nothing that the design does not say', () => {
    expect(read(offerOf())).toMatchObject({
      price: { kind: 'ask', amount: '', funding: null },
      support: null,
      ask: null,
      runs: [],
      leadsTo: null,
      priorLearning: { answer: '', routes: [], contact: null, decisionDays: null },
      partlyIn: null,
    });
  });

  it('is free only when somebody says who pays', () => {
    const budget = { price: 0, currency: 'NOK', funding: '' };
    expect(priceOf(budget)).toEqual({ kind: 'ask' });
    expect(priceOf({ ...budget, funding: 'The city pays.' })).toEqual({ kind: 'free' });
    expect(priceOf({ ...budget, price: 1200 })).toEqual({ kind: 'costs', amount: 1200, currency: 'NOK' });
    const costs = offerOf({ budget: { ...empty.budget, price: 1200, currency: 'NOK' } });
    expect(read(costs).price.amount).toBe('1,200 NOK');
  });

  it('leaves out runs that are over and names the next one first', () => {
    const runs = [
      run('late', '2027-09-01', ''),
      run('over', '2027-01-01', '2027-02-28'),
      run('on', '2027-02-01', '2027-03-01'),
      run('open', '', ''),
    ];
    expect(runsAhead(runs, '2027-03-01').map(({ id }) => id)).toEqual(['on', 'late', 'open']);
    const view = read(offerOf({ run: { ...empty.run, runs } }));
    expect(view.runs.map(({ isOn, starts }) => [isOn, starts])).toEqual([
      [true, '1 February 2027'],
      [false, '1 September 2027'],
      [false, ''],
    ]);
  });

  it('names the larger place where the site asks for it', () => {
    const hidden = offerOf(
      { run: { ...empty.run, runs: [run('a', '2027-05-01', '')] } },
      { hidesPlaces: true, provider: { name: 'House', place: { name: 'Bergen', country: 'NO', region: '' } } },
    );
    expect(read(hidden).runs[0]?.place).toBe('Bergen');
    expect(
      JSON.stringify([
        toSchemaOrg({ offer: hidden, language: 'en', ...context }),
        toCtdl({ offer: hidden, ...context }),
      ]),
    ).not.toContain('Fjordby');
  });

  it('says in which language other parts are written, and that a translation may be older', () => {
    const said = offerOf({ access: { ...empty.access, support: 'Noen hjelper deg.' } }, { staleLanguages: ['en'] });
    expect(read(said)).toMatchObject({ partlyIn: 'Norsk bokmål', writtenIn: null, mayBeOlder: true });
    expect(read(said, 'nb')).toMatchObject({ partlyIn: null, mayBeOlder: false });
    expect(read(said, 'ar').writtenIn).toBe('English');
  });

  it('opens addresses and numbers, and nothing that merely looks like one', () => {
    expect(contactHref('post@green-corner.example')).toBe('mailto:post@green-corner.example');
    expect(contactHref('+47 555 01 00')).toBe('tel:+475550100');
    expect(contactHref('https://green-corner.example/ask')).toBe('https://green-corner.example/ask');
    for (const text of ['Ask Aoife', 'javascript:alert(1)', 'a@b', 'Room 12'])
      expect(contactHref(text), text).toBeNull();
  });

  it('opens nothing where the site lets nobody follow addresses: they stand as text', () => {
    const access = { ...empty.access, guidanceContact: 'https://green-corner.example/ask' };
    expect(read(offerOf({ access })).ask?.href).toBe(access.guidanceContact);
    expect(read(offerOf({ access }, { opensLinks: false })).ask).toMatchObject({
      text: access.guidanceContact,
      href: null,
    });
  });
});

it('names those who agree in the open once, however they were asked', () => {
  const [first, second] = read(
    offerOf(
      {},
      {
        endorsements: [
          { name: 'Per Lunde', role: 'Head of shop', partner: 'Garden shop', words: '', at: new Date('2026-11-20') },
          { name: 'Ada Moe', role: 'Gardener', partner: 'Ada Moe', words: 'Yes.', at: new Date('2026-11-20') },
        ],
      },
    ),
  ).endorsements;
  expect([first?.who, second?.who, second?.words]).toEqual([
    'Per Lunde, Head of shop, Garden shop',
    'Ada Moe, Gardener',
    'Yes.',
  ]);
});

describe('an offer for search engines', () => {
  const graph = toSchemaOrg({
    offer: offerOf({
      budget: { ...empty.budget, price: 300, currency: 'NOK' },
      run: { ...empty.run, runs: [run('a', '2027-05-01', '2027-06-01')] },
    }),
    language: 'en',
    ...context,
  });

  it('is a course that ends with a credential, in the reader’s language', () => {
    expect(graph).toMatchObject({
      '@type': 'Course',
      name: 'Water the plants',
      inLanguage: 'nb',
      provider: { name: 'Green Corner', address: { addressCountry: 'NO' } },
      timeRequired: 'PT20H',
      educationalCredentialAwarded: {
        '@type': 'EducationalOccupationalCredential',
        credentialCategory: 'Micro-credential',
        educationalLevel: 'EQF 2',
      },
      offers: { category: 'Paid', price: 300, priceCurrency: 'NOK' },
      hasCourseInstance: [{ courseMode: ['onsite'], startDate: '2027-05-01', location: { name: 'Fjordby' } }],
    });
  });

  it('cannot break out of the page that it stands in', () => {
    const text = asPageData({ name: '</script><script>alert(1)</script> & more \u2028' });
    expect(text).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(text)).toEqual({ name: '</script><script>alert(1)</script> & more \u2028' });
  });
});

describe('an offer for other catalogues', () => {
  it('is no learning opportunity of the European model without a field of education', () => {
    const offer = offerOf();
    const { iscedF: _field, ...descriptor } = offer.version.descriptor;
    expect(toOpportunity({ ...offer, version: { ...offer.version, descriptor } }, context)).toBeNull();
    expect(toOpportunity(offer, context)).toMatchObject({ field: '0812', hours: 20, level: { eqf: 2 } });
  });

  it('speaks CTDL, and says when it is offered no longer', () => {
    const offer = offerOf({ budget: { ...empty.budget, funding: 'Byen betaler.' } });
    expect(toCtdl({ offer, ...context })).toMatchObject({
      '@type': 'ceterms:MicroCredential',
      'ceterms:name': { nb: 'Vanne planter', en: 'Water the plants' },
      'ceterms:estimatedDuration': [{ 'ceterms:timeRequired': 'PT20H' }],
      'ceterms:credentialStatusType': { 'ceterms:targetNode': 'credentialStat:Active' },
      'ceterms:estimatedCost': [{ 'ceterms:price': 0, 'ceterms:description': { nb: 'Byen betaler.' } }],
    });
    const retired = { ...offer, version: { ...offer.version, retiredAt: new Date('2027-01-01') } };
    expect(toCtdl({ offer: retired, ...context })).toMatchObject({
      'ceterms:credentialStatusType': { 'ceterms:targetNode': 'credentialStat:Deprecated' },
    });
  });
});
