import { strFromU8, strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  beginFromContent,
  emptyPlan,
  readDesign,
  saveDraft,
  submitForReview,
  approveAndPublish,
} from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { given } from '#tests/support/assessment.ts';
import { makeOrganisation, makeStaff } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { completeDescriptor } from '../../design/fixtures/descriptor.ts';
import { importTranslation, readTranslation, saveTranslation, translationTable, translationXliff } from '../index.ts';

const world = useTestWorld();
let designer: Actor;
let approver: Actor;
let coach: Actor;

beforeAll(async () => {
  const admin = await makeOrganisation(world());
  designer = await makeStaff(world(), admin, ['designer']);
  approver = await makeStaff(world(), admin, ['approver']);
  coach = await makeStaff(world(), admin, ['coach']);
});

const begin = async (): Promise<string> => {
  const content = { descriptor: completeDescriptor(), plan: emptyPlan() };
  const begun = await world().db.inTenant(designer.tenantId, (tx) =>
    beginFromContent(tx, { world: world(), actor: designer }, content),
  );
  return given(begun).achievementId;
};
const page = async (achievementId: string) =>
  given(await readTranslation(world(), designer, { achievementId, to: 'is' }));
const textAt = async (achievementId: string, path: string) =>
  (await page(achievementId)).texts.find((text) => text.path === path);
const write = async (achievementId: string, words: Record<string, string>) =>
  given(
    await saveTranslation(world(), designer, {
      achievementId,
      to: 'is',
      revision: (await page(achievementId)).revision ?? 0,
      words,
      fits: [],
    }),
  );
/** Somebody gives the title other words in the language of the design. */
const retitle = async (achievementId: string, title: string): Promise<void> => {
  const { draft, descriptor } = given(await readDesign(world(), designer, achievementId));
  const edit = { kind: 'texts', language: descriptor.language, texts: { 'descriptor.title': title } } as const;
  expect((await saveDraft(world(), designer, { achievementId, revision: draft?.revision ?? 0, edit })).ok).toBe(true);
};
const TITLE = 'descriptor.title';

describe('the translations of a design', () => {
  let id: string;

  beforeAll(async () => {
    id = await begin();
  });

  it('begin as missing, text by text, and are saved beside the other languages', async () => {
    expect((await textAt(id, TITLE))?.state).toBe('missing');
    expect((await write(id, { [TITLE]: 'Flokka og verðmerkja', 'descriptor.nothing': 'x' })).saved).toBe(1);
    const { descriptor } = given(await readDesign(world(), designer, id));
    expect(descriptor.title['is']).toBe('Flokka og verðmerkja');
    expect(descriptor.title['en']).toBeTruthy();
    expect(descriptor.languages).toContain('is');
    expect((await textAt(id, TITLE))?.state).toBe('current');
  });

  it('are stale when the source says something else, until somebody says that they still fit', async () => {
    await retitle(id, 'Something quite different');
    expect((await textAt(id, TITLE))?.state).toBe('stale');
    const revision = (await page(id)).revision ?? 0;
    given(
      await saveTranslation(world(), designer, { achievementId: id, to: 'is', revision, words: {}, fits: [TITLE] }),
    );
    expect((await textAt(id, TITLE))?.state).toBe('current');
  });

  it('go out as a table and come back filled in', async () => {
    const table = translationTable(await page(id));
    const filled = table.replace('Flokka og verðmerkja', '=Flokka').replaceAll(',missing', ',missing');
    const report = given(
      await importTranslation(world(), designer, { achievementId: id, to: 'is', bytes: strToU8(filled) }),
    );
    expect(report).toEqual({ saved: 1, stale: 0, lost: [] });
    expect((await textAt(id, TITLE))?.target).toBe('=Flokka');
    expect(translationTable(await page(id))).toContain("'=Flokka");
  });

  it('go out to a translator’s program and come back from it, with the wording they were made for', async () => {
    const file = translationXliff(await page(id)).replace('=Flokka', 'Flokka &amp; verðmerkja');
    const bring = async (bytes: Uint8Array) =>
      importTranslation(world(), designer, { achievementId: id, to: 'is', bytes });
    expect(given(await bring(strToU8(file)))).toEqual({ saved: 1, stale: 0, lost: [] });
    expect((await textAt(id, TITLE))?.target).toBe('Flokka & verðmerkja');
    expect(await bring(strToU8('<html></html>'))).toMatchObject({ error: [{ code: 'catalogue.texts.xml_unfit' }] });
    expect(given(await bring(strToU8(file.replaceAll('Flokka &amp; verðmerkja', '=Flokka')))).saved).toBe(1);
  });

  it('made for an older wording come in and are marked; texts that are gone are named', async () => {
    const table = translationTable(await page(id)).replace("'=Flokka", 'Flokka');
    await retitle(id, 'Yet another title');
    const gone = `${table}descriptor.gone,en,Old,0123456789abcdef,is,Gamalt,missing\r\n`;
    const report = given(
      await importTranslation(world(), designer, { achievementId: id, to: 'is', bytes: strToU8(gone) }),
    );
    expect(report).toEqual({ saved: 1, stale: 1, lost: ['descriptor.gone'] });
    expect((await textAt(id, TITLE))?.state).toBe('stale');
  });

  it('refuse a file of something else, and one in another language', async () => {
    const bring = async (text: string) =>
      importTranslation(world(), designer, { achievementId: id, to: 'is', bytes: strToU8(text) });
    const other = translationTable(given(await readTranslation(world(), designer, { achievementId: id, to: 'sv' })));
    expect((await bring('name,age\nx,1\n')).ok).toBe(false);
    expect(await bring(other)).toMatchObject({ error: [{ code: 'catalogue.texts.other_language' }] });
    expect(await readTranslation(world(), coach, { achievementId: id, to: 'is' })).toMatchObject({
      error: { code: 'people.not_allowed' },
    });
    expect(strFromU8(strToU8(other))).toContain('source_hash');
  });

  it('are offered where the same words were translated elsewhere in the house', async () => {
    const first = await begin();
    await write(first, { [TITLE]: 'Flokka vörur' });
    const ready = { achievementId: first, revision: (await page(first)).revision ?? 0 };
    given(await submitForReview(world(), designer, ready));
    given(await approveAndPublish(world(), approver, { ...ready, reason: '' }));
    const second = await begin();
    expect(await textAt(second, TITLE)).toMatchObject({ state: 'missing', known: 'Flokka vörur' });
  });
});
