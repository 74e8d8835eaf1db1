import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#modules/people/index.ts';
import { makeLearner, makeOrganisation, makeStaff, must } from '#tests/support/people.ts';
import { TEST_NOW, useTestWorld } from '#tests/support/world.ts';
import { stampOf, toPosted, type Posted } from '../answers.rules.ts';
import { writeSheetFile } from '../sheet-file.schemas.ts';
import { fieldsOf, type Answer } from '../sheet.types.ts';
import { chooseVersion, saveAnswers } from './answers.usecases.ts';
import { countsOf, readCounts, readVoices, sayVoice, voteAnonymously } from './counts.ts';
import { readSheet, readSheets } from './reading.usecases.ts';
import { duplicateSheet, finishSheet, importSheet, shelveSheet, startSheet } from './sheets.usecases.ts';
import { addComment, askColleague, releaseColleague, setAgreed, settleComment } from './talk.usecases.ts';

const world = useTestWorld();
let ingrid: Actor;
let matteo: Actor;
let elsewhere: Actor;
let learner: Actor;

beforeAll(async () => {
  const admin = await makeOrganisation(world());
  ingrid = await makeStaff(world(), admin, ['coach']);
  matteo = await makeStaff(world(), admin, ['designer']);
  learner = await makeLearner(world(), ingrid);
  elsewhere = await makeOrganisation(world());
});
beforeEach(() => world().clock.set(TEST_NOW));

const start = async (templateId: string, actor = ingrid): Promise<string> =>
  must(await startSheet(world(), actor, { templateId, title: 'Our sheet', language: 'en' })).sheetId;
const read = async (sheetId: string) => must(await readSheet(world(), ingrid, sheetId));

/** What a form posts that showed `was` and holds `now`. */
const form = async (
  sheetId: string,
  changes: Readonly<Record<string, { was?: Answer; now: Answer }>>,
): Promise<Posted> => {
  const { template } = await read(sheetId);
  return Object.assign(
    {},
    ...Object.entries(changes).map(([id, { was, now }]) => {
      const field = fieldsOf(template).find((one) => one.id === id);
      if (field === undefined) throw new Error(id);
      return { ...toPosted(field, now), [`was.${id}`]: [stampOf(was)] };
    }),
  );
};
const save = async (actor: Actor, sheetId: string, changes: Parameters<typeof form>[1]) =>
  must(await saveAnswers(world(), actor, { sheetId, posted: await form(sheetId, changes) }));

describe('two people on one sheet', () => {
  it('who write in two fields both stay, though each form shows the other field as it was', async () => {
    const sheetId = await start('promise');
    await save(ingrid, sheetId, { summary: { now: 'For newcomers' }, not_promised: { now: '' } });
    await save(matteo, sheetId, { summary: { now: '' }, not_promised: { now: 'A job' } });
    const { answers, savers } = await read(sheetId);
    expect(answers).toMatchObject({ summary: 'For newcomers', not_promised: 'A job' });
    expect(savers['not_promised']?.at).toEqual(TEST_NOW);
  });

  it('who change the same field keep both versions, until somebody chooses; nothing is lost', async () => {
    const sheetId = await start('promise');
    await save(ingrid, sheetId, { summary: { now: 'First' } });
    await save(ingrid, sheetId, { summary: { was: 'First', now: 'By Ingrid' } });
    const outcome = await save(matteo, sheetId, { summary: { was: 'First', now: 'By Matteo' } });
    expect(outcome).toMatchObject({ saved: [], conflicts: ['summary'], stamps: { summary: stampOf('By Ingrid') } });
    const open = await read(sheetId);
    expect(open.answers['summary']).toBe('By Ingrid');
    expect(open.waiting.map(({ value }) => value)).toEqual(['By Matteo']);

    const versionId = open.waiting[0]?.id ?? '';
    const stale = { sheetId, versionId, take: 'this', was: stampOf('First') } as const;
    expect(await chooseVersion(world(), matteo, stale)).toMatchObject({
      error: { code: 'institution.changed_meanwhile' },
    });
    must(await chooseVersion(world(), matteo, { ...stale, was: stampOf('By Ingrid') }));
    const settled = await read(sheetId);
    expect(settled.answers['summary']).toBe('By Matteo');
    expect(settled.waiting).toEqual([]);
    expect(settled.earlier.map(({ value }) => value)).toContain('By Ingrid');
  });

  it('whose form comes twice are asked once, about the newest words', async () => {
    const sheetId = await start('promise');
    await save(ingrid, sheetId, { summary: { now: 'By Ingrid' } });
    for (const now of ['By M', 'By Matteo', 'By Matteo']) await save(matteo, sheetId, { summary: { now } });
    const { waiting, earlier } = await read(sheetId);
    expect(waiting.map(({ value }) => value)).toEqual(['By Matteo']);
    expect(earlier.map(({ value }) => value)).toContain('By M');
  });

  it('who leave what stands keep the other version among the earlier ones', async () => {
    const sheetId = await start('promise');
    await save(ingrid, sheetId, { summary: { now: 'By Ingrid' } });
    await save(matteo, sheetId, { summary: { now: 'By Matteo' } });
    const versionId = (await read(sheetId)).waiting[0]?.id ?? '';
    must(await chooseVersion(world(), ingrid, { sheetId, versionId, take: 'standing', was: '' }));
    const { answers, waiting, earlier } = await read(sheetId);
    expect([answers['summary'], waiting.length, earlier[0]?.value]).toEqual(['By Ingrid', 0, 'By Matteo']);
  });

  it('find what stood before a pause, but not every stroke of one sitting', async () => {
    const sheetId = await start('promise');
    await save(ingrid, sheetId, { summary: { now: 'O' } });
    await save(ingrid, sheetId, { summary: { was: 'O', now: 'One' } });
    world().clock.set(new Date(TEST_NOW.getTime() + 3_600_000));
    await save(ingrid, sheetId, { summary: { was: 'One', now: 'Two' } });
    expect((await read(sheetId)).earlier.map(({ value }) => value)).toEqual(['One']);
  });

  it('lose nothing of a form in which one field cannot be read', async () => {
    const sheetId = await start('budget');
    const posted = { 'was.price': [''], 'a.price': ['a lot'], 'was.learners': [''], 'a.learners': ['12'] };
    const saved = must(await saveAnswers(world(), ingrid, { sheetId, posted }));
    expect(saved.failures).toEqual([{ code: 'institution.not_a_number', field: 'price' }]);
    expect((await read(sheetId)).answers).toEqual({ learners: '12' });
  });
});

describe('a sheet', () => {
  it('is agreed part by part; a change opens the part again', async () => {
    const sheetId = await start('canvas');
    const part = { sheetId, partId: 'problem', agreed: 'yes' } as const;
    expect(await setAgreed(world(), ingrid, part)).toMatchObject({ error: { code: 'institution.part_empty' } });
    await save(ingrid, sheetId, { problem: { now: 'No time' } });
    must(await setAgreed(world(), ingrid, part));
    expect((await read(sheetId)).states).toMatchObject({ problem: 'agreed', need: 'empty' });
    await save(matteo, sheetId, { problem: { was: 'No time', now: 'No money' } });
    expect((await read(sheetId)).states['problem']).toBe('draft');
  });

  it('is done when its own rule says so, and open again when it changes', async () => {
    const sheetId = await start('risk');
    expect(await finishSheet(world(), ingrid, sheetId)).toMatchObject({
      error: { code: 'institution.not_done', params: { count: 2 } },
    });
    await save(ingrid, sheetId, {
      risks: { now: [{ id: 'r1', risk: 'Illness' }] },
      stop_when: { now: 'Nobody comes' },
    });
    must(await finishSheet(world(), ingrid, sheetId));
    expect((await read(sheetId)).sheet.doneAt).toEqual(TEST_NOW);
    await save(ingrid, sheetId, { stop_when: { was: 'Nobody comes', now: 'Two come' } });
    expect((await read(sheetId)).sheet.doneAt).toBeNull();
  });

  it('can be copied, and taken out as a file and in again', async () => {
    const sheetId = await start('persona');
    const persona = { name: 'Amal', learner_type: 'newcomer' };
    await save(ingrid, sheetId, { persona: { now: persona }, known_from: { now: ['Four talks'] } });
    const copy = must(await duplicateSheet(world(), matteo, { sheetId, title: 'Amal again' })).sheetId;
    const { answers, template, sheet } = await read(copy);
    expect([sheet.copiedFrom, answers['persona']]).toEqual([sheetId, persona]);
    const file = writeSheetFile({ template, title: sheet.title, language: 'en', answers });
    const imported = await importSheet(world(), elsewhere, file);
    if (!imported.ok) throw new Error('refused');
    expect(must(await readSheet(world(), elsewhere, imported.value.sheetId)).answers).toEqual(answers);
    expect(await importSheet(world(), ingrid, '{"format":"other"}')).toMatchObject({
      error: [{ code: 'institution.file_unreadable' }],
    });
  });

  it('waits for the colleague who was asked, first in her list, until it is done or taken back', async () => {
    const sheetId = await start('scale_up');
    await start('risk');
    must(await askColleague(world(), ingrid, { sheetId, personId: matteo.personId, dueOn: '2027-03-12' }));
    const [first] = must(await readSheets(world(), matteo));
    expect([first?.sheet.id, first?.waitsForMe, first?.tasks[0]?.dueOn]).toEqual([sheetId, true, '2027-03-12']);
    expect(await askColleague(world(), ingrid, { sheetId, personId: learner.personId, dueOn: '' })).toMatchObject({
      error: { code: 'institution.person_gone' },
    });
    must(await releaseColleague(world(), ingrid, { sheetId, personId: matteo.personId }));
    expect((await read(sheetId)).tasks).toEqual([]);
  });

  it('carries what colleagues say about a part', async () => {
    const sheetId = await start('canvas');
    must(await addComment(world(), matteo, { sheetId, partId: 'promise', text: ' Too much? ' }));
    const [comment] = (await read(sheetId)).comments;
    expect([comment?.text, comment?.settledAt]).toEqual(['Too much?', null]);
    must(await settleComment(world(), ingrid, { sheetId, commentId: comment?.id ?? '' }));
    expect((await read(sheetId)).comments[0]?.settledBy).toBe(ingrid.personId);
    expect(await addComment(world(), matteo, { sheetId, partId: 'nowhere', text: 'x' })).toMatchObject({
      error: { code: 'institution.part_gone' },
    });
  });
});

describe('a sheet that is put away', () => {
  it('asks nobody any more, keeps everything, and can be taken out again by a colleague', async () => {
    const sheetId = await start('promise');
    await save(ingrid, sheetId, { summary: { now: 'Ours' } });
    must(await askColleague(world(), ingrid, { sheetId, personId: matteo.personId, dueOn: '' }));
    must(await shelveSheet(world(), ingrid, { sheetId, place: 'away' }));
    const listed = async () => must(await readSheets(world(), matteo)).find(({ sheet }) => sheet.id === sheetId);
    expect(await listed()).toMatchObject({ waitsForMe: false, sheet: { putAwayAt: expect.any(Date) as Date } });
    expect((await read(sheetId)).answers['summary']).toBe('Ours');
    expect(await shelveSheet(world(), elsewhere, { sheetId, place: 'list' })).toMatchObject({
      error: { code: 'institution.sheet_gone' },
    });
    must(await shelveSheet(world(), matteo, { sheetId, place: 'list' }));
    expect(await listed()).toMatchObject({ waitsForMe: true, sheet: { putAwayAt: null } });
  });
});

describe('the door', () => {
  it('of another house does not open, for reading, writing, choosing or talking', async () => {
    const sheetId = await start('promise');
    await save(ingrid, sheetId, { summary: { now: 'Ours' } });
    const gone = { ok: false, error: { code: 'institution.sheet_gone' } };
    const posted = { 'was.summary': [stampOf('Ours')], 'a.summary': ['Theirs'] };
    expect(await readSheet(world(), elsewhere, sheetId)).toEqual(gone);
    expect(await saveAnswers(world(), elsewhere, { sheetId, posted })).toEqual(gone);
    expect(await addComment(world(), elsewhere, { sheetId, partId: 'summary', text: 'x' })).toEqual(gone);
    expect(await duplicateSheet(world(), elsewhere, { sheetId, title: 'x' })).toEqual(gone);
    expect(await finishSheet(world(), elsewhere, sheetId)).toEqual(gone);
    expect(must(await readSheets(world(), elsewhere)).map(({ sheet }) => sheet.id)).not.toContain(sheetId);
    expect((await read(sheetId)).answers['summary']).toBe('Ours');
  });

  it('does not open for a learner', async () => {
    const sheetId = await start('promise');
    const refused = { ok: false, error: { code: 'people.not_allowed' } };
    expect(await readSheet(world(), learner, sheetId)).toEqual(refused);
    expect(await readSheets(world(), learner)).toEqual(refused);
    expect(await startSheet(world(), learner, { templateId: 'risk', title: 'x', language: 'en' })).toEqual(refused);
    expect(await sayVoice(world(), learner, { templateId: 'risk', helps: 'yes', text: '' })).toEqual(refused);
  });
});

describe('the counts', () => {
  it('say how often, never who; one voice a person', async () => {
    const before = countsOf(await readCounts(world()), 'reach');
    must(await voteAnonymously(world(), { templateId: 'reach', helps: 'no', address: '192.0.2.1' }));
    must(await sayVoice(world(), ingrid, { templateId: 'reach', helps: 'yes', text: 'Short and good' }));
    must(await sayVoice(world(), ingrid, { templateId: 'reach', helps: 'yes', text: 'Short' }));
    await start('reach');
    const after = countsOf(await readCounts(world()), 'reach');
    expect([after.helps - before.helps, after.helps_not - before.helps_not, after.started - before.started]).toEqual([
      1, 1, 1,
    ]);
    expect(must(await readVoices(world(), matteo, 'reach')).map(({ text }) => text)).toEqual(['Short']);
    expect(must(await readVoices(world(), elsewhere, 'reach'))).toEqual([]);
  });
});
