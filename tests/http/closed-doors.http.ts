import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { appUrl } from '../journeys/support/people.ts';
import { type Examples, makeExamples } from '../journeys/support/screens.ts';
import { createLearner, enter, staff } from '../journeys/support/stages.ts';
import { type Answer, createVisitor, type Visitor } from '../journeys/support/visitor.ts';

const NOBODYS = '0'.repeat(26);
const ID = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;

/** The same address with ids that nobody has. */
const withNobody = (path: string): string => path.replace(ID, (id) => `${id.slice(0, 4)}${NOBODYS}`);

/** What may differ between two answers: the address itself and the nonce of the page. */
const plain = ({ status, location, text }: Answer) => ({
  status,
  location: withNobody(decodeURIComponent(location)),
  text: withNobody(text).replace(/nonce="[^"]*"|nonce-[\w+/=-]+|__sveltekit_\w+/g, 'nonce'),
});

/** Everything of one organisation that has an address of its own. */
const addressesOf = (ours: Examples): readonly string[] => [
  ours.learnerPage,
  `${ours.learnerPage}/card`,
  `${ours.learnerPage}/proof`,
  `${ours.learnerPage}/proof/add/observation?for=${ours.achievement}`,
  ours.evaluation,
  ours.draft,
  ...[
    'purpose',
    'assessment',
    'level',
    'alignment',
    'principles',
    'comments',
    'joint',
    'sign-off',
    'badge',
    'review',
  ].map((page) => `${ours.draft}/${page}`),
  `${ours.draft}/outcomes/library`,
  `${ours.draft}/dossier/dossier.json`,
  `${ours.draft}/dossier/dossier.pdf`,
  `${ours.draft}/share/translate`,
  ours.outcome,
  `${ours.inReview}/review`,
  ours.waitingCase,
  ours.awardCase,
  `/award/credentials/${ours.credential}`,
  `/award/credentials/${ours.credential}/correct`,
  `/award/credentials/${ours.credential}/revoke`,
  ours.colleague,
  ours.step,
  ours.summary,
  ours.talk,
  ours.proof,
  `${ours.proof}/photo`,
  `/learn/credentials/${ours.credential}`,
  `/learn/credentials/${ours.credential}/print`,
  `/learn/credentials/${ours.credential}/credential.json`,
  `/learn/credentials/${ours.credential}/picture.png`,
  `/learn/credentials/${ours.credential}/certificate.pdf`,
];

/** Forms that would change something of the organisation, if they were taken. */
const formsOf = (ours: Examples): readonly (readonly [string, Readonly<Record<string, string>>])[] => [
  [`${ours.learnerPage}/card?/reissue`, {}],
  [`${ours.learnerPage}/card?/reset`, {}],
  [`${ours.learnerPage}?/evaluate`, { achievementId: ours.achievement }],
  [`${ours.evaluation}?/reopen`, {}],
  [`${ours.draft}?/submit`, { revision: '1' }],
  [`${ours.draft}/purpose`, { revision: '1', 'title.en': 'Not yours' }],
  [`${ours.draft}/comments?/add`, { place: 'whole', about: '', text: 'Not yours' }],
  [`${ours.draft}/badge?/save`, { revision: '1', shape: 'circle' }],
  [`${ours.inReview}/review?/approve`, { revision: '1' }],
  [`${ours.waitingCase}?/declare`, { declared: 'no_conflict' }],
  [ours.awardCase, { name: 'Not Yours', consent: 'in_person', idempotencyKey: 'k'.repeat(22) }],
  [`/award/credentials/${ours.credential}/revoke`, { code: 'issued_in_error', reason: 'Not yours to say.' }],
  [`${ours.summary}?/reopen`, {}],
  [`${ours.proof}?/remove`, {}],
];

test.describe('what belongs to one organisation', () => {
  let ours: Examples;
  let strangers: Readonly<Record<string, Visitor>>;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    ours = await makeExamples('of the other house');
    const declan = await staff('declan');
    const { code } = await createLearner(declan, { fullName: 'Rory Elsewhere', knownAs: 'Rory', language: 'en' });
    strangers = {
      'a coach and designer': declan,
      'an approver, registrar and administrator': await staff('niamh'),
      'a validator': await staff('grace'),
      'a learner': await enter(code),
      'somebody without a session': createVisitor(),
    };
  });

  test('is for strangers what nobody has: same status, same words', async () => {
    const differing: string[] = [];
    for (const [who, visitor] of Object.entries(strangers)) {
      for (const address of addressesOf(ours)) {
        const [real, none] = [await visitor.get(address), await visitor.get(withNobody(address))];
        if (![303, 403, 404].includes(real.status)) differing.push(`${who} ${address}: ${real.status}`);
        if (JSON.stringify(plain(real)) !== JSON.stringify(plain(none))) differing.push(`${who} ${address}: differs`);
      }
    }
    expect(differing).toEqual([]);
  });

  test('is not changed by forms of strangers', async () => {
    const taken: string[] = [];
    for (const [who, visitor] of Object.entries(strangers)) {
      for (const [address, fields] of formsOf(ours)) {
        const [real, none] = [await visitor.post(address, fields), await visitor.post(withNobody(address), fields)];
        const isEntry = /^\/(sign-in|card)\b/.test(real.location);
        if (real.status < 400 && !isEntry) taken.push(`${who} ${address}: ${real.status} ${real.location}`);
        if (real.status !== none.status) taken.push(`${who} ${address}: ${real.status} and not ${none.status}`);
      }
    }
    expect(taken).toEqual([]);
    const { anybody, ingrid } = ours.visitors;
    expect((await anybody.get(`/c/${ours.credential}`)).text, 'the credential still stands').toMatch(/checks out/i);
    expect((await ingrid.get(ours.evaluation)).status).toBe(200);
  });

  test('is not reached by a session that has ended', async () => {
    const stale = (await staff('ingrid')).twin();
    const other = stale.twin();
    await other.post('/sign-out');
    for (const address of [ours.learnerPage, ours.evaluation]) {
      const answer = await stale.get(address);
      expect([answer.status, answer.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(address)}`]);
    }
  });
});

/** Every route that takes posts, with nobody's ids in its holes. */
function postRoutes(): readonly string[] {
  const root = join(import.meta.dirname, '../../src/routes');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => /^\+(page\.server|server)\.ts$/.test(entry.name))
    .filter((entry) =>
      /export const (actions|POST|fallback)\b/.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')),
    )
    .map((entry) => `/${relative(root, entry.parentPath)}`)
    .map((route) => route.replace(/\[(\.\.\.)?\w+\]/g, `xxx_${NOBODYS}`))
    .sort();
}

test('a form from another site is refused everywhere, with and without a session', async () => {
  const routes = postRoutes();
  expect(routes.length).toBeGreaterThan(30);
  const coach = await staff('ingrid');
  const taken: string[] = [];
  for (const visitor of [coach, createVisitor()]) {
    for (const route of routes) {
      const { status } = await visitor.post(route, { name: 'x' }, 'https://elsewhere.example');
      if (status !== 403) taken.push(`${route}: ${status}`);
    }
  }
  expect(taken).toEqual([]);
  const unsaid = await fetch(`${appUrl()}/sign-in?/password`, {
    method: 'POST',
    body: new URLSearchParams({ a: 'b' }),
  });
  expect(unsaid.status, 'a form that does not say where it comes from').toBe(403);
  expect((await coach.get('/coach')).status, 'and nobody is signed out by it').toBe(200);
});
