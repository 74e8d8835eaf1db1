import { beforeAll, expect, it } from 'vitest';
import { createAchievement, readDesign, saveDraft } from '#modules/design/index.ts';
import { linkSheet, readSheet, startSheet } from '#modules/institution/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { makeOrganisation, makeStaff, must } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { fetchFromDesign, readProposals, takeOverChosen } from './take-over.ts';

const world = useTestWorld();
let designer: Actor;
let coach: Actor;
let achievementId: string;

beforeAll(async () => {
  const admin = await makeOrganisation(world());
  designer = await makeStaff(world(), admin, ['designer']);
  coach = await makeStaff(world(), admin, ['coach']);
  ({ achievementId } = must(await createAchievement(world(), designer, { language: 'en' })));
});

const answers = {
  title: 'Price goods',
  summary: 'For newcomers',
  promises: [{ id: 'p1', promise: 'You can price goods' }],
};
const start = async (): Promise<string> =>
  must(
    await startSheet(world(), designer, { templateId: 'promise', title: 'x', language: 'en', achievementId, answers }),
  ).sheetId;

it('a designer takes over what she ticks, and only that', async () => {
  const sheetId = await start();
  const { proposals, revision } = must(await readProposals(world(), designer, sheetId));
  expect(proposals.map(({ field, kind }) => [field, kind])).toEqual([
    ['title', 'fills'],
    ['summary', 'fills'],
    ['promises', 'adds'],
  ]);
  const taken = await takeOverChosen(world(), designer, { sheetId, revision, chosen: ['title', 'promises'] });
  expect(taken.ok).toBe(true);
  const { descriptor, plan } = must(await readDesign(world(), designer, achievementId));
  expect([descriptor.title, descriptor.summary, plan.promises[0]?.text]).toEqual([
    { en: 'Price goods' },
    {},
    { en: 'You can price goods' },
  ]);
  expect(must(await readProposals(world(), designer, sheetId)).proposals.map(({ field }) => field)).toEqual([
    'summary',
  ]);
});

it('a new sheet of the same design gets what it knows, and keeps what is written', async () => {
  const sheetId = must(
    await startSheet(world(), designer, {
      templateId: 'promise',
      title: 'y',
      language: 'en',
      achievementId,
      answers: { title: 'Own words' },
    }),
  ).sheetId;
  expect(must(await fetchFromDesign(world(), designer, sheetId))).toBe(1);
  const sheet = must(await readSheet(world(), designer, sheetId)).answers;
  expect([sheet['title'], sheet['promises']]).toMatchObject(['Own words', [{ promise: 'You can price goods' }]]);
});

it('a coach cannot write into a design, and a sheet without a design says so', async () => {
  const sheetId = await start();
  const refused = await takeOverChosen(world(), coach, { sheetId, revision: 1, chosen: ['summary'] });
  expect(refused).toMatchObject({ ok: false, error: [{ code: 'people.not_allowed' }] });
  must(await linkSheet(world(), designer, { sheetId, achievementId: null }));
  expect(await readProposals(world(), designer, sheetId)).toMatchObject({
    error: { code: 'institution.flow.no_design' },
  });
});

it('takes over nothing at all when a colleague changed one of the chosen things meanwhile', async () => {
  const own = must(await createAchievement(world(), designer, { language: 'en' }));
  const { sheetId } = must(
    await startSheet(world(), designer, {
      ...{ templateId: 'promise', title: 'z', language: 'en', answers },
      achievementId: own.achievementId,
    }),
  );
  const { revision } = must(await readProposals(world(), designer, sheetId));
  const edit = { kind: 'facts', values: { title: { en: 'A colleague’s title' } } } as const;
  expect((await saveDraft(world(), designer, { achievementId: own.achievementId, revision, edit })).ok).toBe(true);
  const taken = await takeOverChosen(world(), designer, { sheetId, revision, chosen: ['promises', 'title'] });
  expect(taken).toMatchObject({ ok: false, error: [{ code: 'design.collision' }] });
  const { descriptor, plan } = must(await readDesign(world(), designer, own.achievementId));
  expect([descriptor.title, plan.promises]).toEqual([{ en: 'A colleague’s title' }, []]);
});
