import { expect, test } from '@playwright/test';
import { appUrl } from '../journeys/support/people.ts';
import { createVisitor, findAll } from '../journeys/support/visitor.ts';

const SORTING = 'Sort and price donated goods';

/** The address of the offer with this title, as the public list names it. */
async function findOffer(title: string): Promise<string> {
  const list = (await createVisitor('en').get(`/offers?q=${encodeURIComponent(title)}`)).text;
  const [address] = findAll(list, /href="(\/achievements\/ach_[a-z0-9]+\/\d+)"/g);
  if (address === undefined) throw new Error(`No offer is called ${title}.`);
  return address;
}

const take = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${appUrl()}${path}`, { headers, redirect: 'manual' });

const FORMATS = [
  ['offer.json', 'application/json; charset=utf-8', '"format":"cairn-offer"'],
  ['elm.jsonld', 'application/ld+json; charset=utf-8', '"type":"LearningOpportunity"'],
  ['ctdl.json', 'application/ld+json; charset=utf-8', '"@type":"ceterms:MicroCredential"'],
] as const;

test('an offer is taken away in every format from its own address, by any site, and only when it changed', async () => {
  const offer = await findOffer(SORTING);
  for (const [file, type, words] of FORMATS) {
    const answer = await take(`${offer}/${file}`, { origin: 'https://catalogue.example' });
    expect([answer.status, answer.headers.get('content-type')], file).toEqual([200, type]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const text = await answer.text();
    expect(text).toContain(words);
    expect(text).toContain(`${appUrl()}${offer}`);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await take(`${offer}/${file}`, { 'if-none-match': `W/${etag}, "other"` });
    expect([again.status, await again.text(), again.headers.get('etag')], file).toEqual([304, '', etag]);
  }
});

test('the page names its formats and holds what search engines read', async () => {
  const offer = await findOffer(SORTING);
  const { text } = await createVisitor('nb').get(offer);
  for (const [file, type] of FORMATS) {
    expect(text).toContain(`href="${appUrl()}${offer}/${file}"`);
    expect(text).toContain(`type="${type.split(';')[0] ?? ''}"`);
  }
  expect(text).toContain(`<link rel="canonical" href="${appUrl()}${offer}"`);
  const [data = ''] = findAll(text, /<script type="application\/ld\+json">([^<]+)</g);
  expect(JSON.parse(data)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: 'Sortere og prise innleverte varer',
    educationalCredentialAwarded: { '@type': 'EducationalOccupationalCredential' },
  });
});

test('a registry finds every offer in one list, and asks again only for what changed', async () => {
  const answer = await take('/offers/feed.json', { origin: 'https://registry.example' });
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  const feed = (await answer.json()) as { offers: { title: { en?: string }; files: Record<string, string> }[] };
  const sorting = feed.offers.find(({ title }) => title.en === SORTING);
  for (const address of Object.values(sorting?.files ?? {}))
    expect((await take(new URL(address).pathname)).status, address).toBe(200);
  expect(Object.keys(sorting?.files ?? {})).toEqual(['json', 'elm', 'ctdl']);
  const again = await take('/offers/feed.json', { 'if-none-match': answer.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('a package leaves only where its makers share it', async () => {
  const kitchen = await take(`${await findOffer('Keep a kitchen station')}/package`);
  expect([kitchen.status, kitchen.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(kitchen.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.cairn\.zip"$/);
  const sorting = await take(`${await findOffer(SORTING)}/package`);
  expect([sorting.status, sorting.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

test('the address without a number leads to the newest version; what does not exist is not found', async () => {
  const offer = await findOffer(SORTING);
  const short = await take(offer.slice(0, offer.lastIndexOf('/')));
  expect([short.status, short.headers.get('location')]).toEqual([307, offer]);
  for (const path of [
    '/achievements/ach_nothing',
    '/achievements/ach_nothing/1',
    '/achievements/ach_nothing/1/offer.json',
    `${offer}0/elm.jsonld`,
    `${offer}x/ctdl.json`,
    // Nobody has said when it begins, so there is nothing to put into a calendar.
    `${await findOffer('Keep a kitchen station')}/calendar.ics`,
    `${offer.slice(0, offer.lastIndexOf('/'))}/00001/leaflet`,
  ]) {
    expect((await take(path)).status, path).toBe(404);
  }
});

test('the list answers any address in words', async () => {
  const visitor = createVisitor('en');
  for (const query of [
    '?area=space&level=99&hours=-1',
    '?place=country:!!',
    `?q=${'x'.repeat(3000)}`,
    '?after=1&from=%00',
  ]) {
    const answer = await visitor.get(`/offers${query}`);
    expect([answer.status, answer.text.includes('offers')], query).toEqual([200, true]);
  }
});
