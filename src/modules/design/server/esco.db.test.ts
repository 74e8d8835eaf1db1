import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDb } from '../../../../tests/support/db.ts';
import { importEsco, type EscoProgress } from './esco-import.ts';
import { findSkill, searchSkills } from './esco-search.ts';
import { countSkills, readLabels } from './esco.store.ts';

const db = useTestDb();
const DATA = resolve(import.meta.dirname, '../../../../../shared/data/esco');
const skill = (id: string) => `http://data.europa.eu/esco/skill/${id}`;
const find = (text: string, language: string) =>
  db().inTenant('org_anybody', (tx) => searchSkills({ db: db(), tx }, { text, language }));
const quietly = () => undefined;

let downloads = '';
beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'cairn-esco-'));
});
afterAll(() => rm(downloads, { recursive: true, force: true }));

/** A folder as somebody has downloaded it: its name tells the version. */
async function download(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(downloads, 'esco-v1.1.1-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const HEADER = 'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status';
const row = (id: string, label: string, others = '') =>
  `KnowledgeSkillCompetence,${skill(id)},skill/competence,cross-sector,${label},"${others}",released`;

describe('before anything is imported', () => {
  it('a designer finds skills of the starter list, in Norwegian too', async () => {
    expect((await find('sort waste', 'en')).map((hit) => hit.label)).toContain('sort waste');
    expect((await find('avfall', 'nb')).map((hit) => hit.label)).toContain('sortere avfall');
    expect((await find('price tags', 'so'))[0]).toMatchObject({ label: 'put up price tags', language: 'en' });
  });
});

describe('importing a download', () => {
  it('names the rows that it leaves out and takes the rest', async () => {
    const lines = [
      HEADER,
      row('aaaa', 'water plants', 'care for plants\nwater flowers'),
      `KnowledgeSkillCompetence,https://evil.example/skill,skill/competence,cross-sector,steal plants,,released`,
      row('bbbb', ''),
      `SkillGroup,${skill('S1')},,,growing,,released`,
      row('cccc', 'prune trees'),
    ];
    const folder = await download({ 'skills_en.csv': `\uFEFF${lines.join('\r\n')}\r\n` });
    const progress: EscoProgress[] = [];
    const [report] = await importEsco(db(), folder, (step) => progress.push(step));
    expect(report).toMatchObject({ language: 'en', version: 'v1.1.1', skills: 2, labels: 4, leftOutCount: 3 });
    expect(report?.leftOut.map(({ reason }) => reason.code)).toEqual([
      'esco.bad_address',
      'esco.no_label',
      'esco.not_a_skill',
    ]);
    expect(progress.at(-1)?.share).toBe(1);
    expect((await find('flowers', 'en'))[0]).toMatchObject({
      label: 'water plants',
      found: 'water flowers',
      version: 'v1.1.1',
    });
  });

  it('again gives the same, and forgets what the newer file no longer holds', async () => {
    const first = await download({
      'skills_fi.csv': [HEADER, row('aaaa', 'kastella kasveja'), row('cccc', 'karsia puita')].join('\n'),
    });
    await importEsco(db(), first, quietly);
    await importEsco(db(), first, quietly);
    const labels = () => db().asSystem((tx) => readLabels(tx, 'fi'));
    expect(await labels()).toHaveLength(2);
    const second = await download({
      'skills_fi.csv.gz': gzipSync([HEADER, row('aaaa', 'kastella kasveja')].join('\n')),
    });
    await importEsco(db(), second, quietly);
    expect((await labels()).map((label) => label.label)).toEqual(['kastella kasveja']);
    expect(await find('karsia', 'fi')).toEqual([]);
  });

  it('falls back label by label', async () => {
    expect(await find('prune', 'fi')).toMatchObject([{ label: 'prune trees', language: 'en' }]);
    expect(await find('plants', 'fi')).toMatchObject([
      { label: 'kastella kasveja', found: 'water plants', language: 'fi' },
    ]);
    expect(await db().asSystem((tx) => findSkill(tx, skill('aaaa'), 'fi'))).toMatchObject({
      label: 'kastella kasveja',
    });
    expect(await db().asSystem((tx) => findSkill(tx, skill('zzzz'), 'fi'))).toBeNull();
  });

  it.each([
    ['a folder that is not there', {}, '/nowhere/at/all', 'esco.no_folder'],
    ['a folder without skills', { 'occupations_en.csv': 'a' }, null, 'esco.no_files'],
    ['other columns', { 'skills_en.csv': 'name,words\na,b\n' }, null, 'esco.wrong_columns'],
    [
      'half a gzip file',
      { 'skills_en.csv.gz': gzipSync(`${HEADER}\n${row('aaaa', 'x')}`).subarray(0, 40) },
      null,
      'esco.broken_file',
    ],
    ['a header without a row', { 'skills_en.csv': `${HEADER}\n` }, null, 'esco.no_rows'],
    ['an open quote', { 'skills_en.csv': `${HEADER}\n"KnowledgeSkill` }, null, 'esco.broken_file'],
  ])('refuses %s in words', async (_, files, elsewhere, code) => {
    const folder = elsewhere ?? (await download(files));
    await expect(importEsco(db(), folder, quietly)).rejects.toMatchObject({ code });
  });

  it('keeps what was there when a later file turns out to be empty', async () => {
    await importEsco(db(), await download({ 'skills_en.csv': `${HEADER}\n${row('kept', 'keep bees')}` }), quietly);
    const empty = await download({ 'skills_en.csv': `${HEADER}\nSkillGroup,${skill('S1')},,,growing,,released\n` });
    await expect(importEsco(db(), empty, quietly)).rejects.toMatchObject({ code: 'esco.no_rows' });
    expect((await find('keep bees', 'en')).map(({ label }) => label)).toContain('keep bees');
  });

  it('drops characters that no label needs and no database takes', async () => {
    const hostile = row('nul0', 'repair\u0000 \u202ebikes', 'mend\u0000 bikes');
    const [report] = await importEsco(db(), await download({ 'skills_en.csv': `${HEADER}\n${hostile}` }), quietly);
    expect(report).toMatchObject({ skills: 1, labels: 2 });
    expect((await find('repair bikes', 'en'))[0]).toMatchObject({ label: 'repair bikes' });
  });

  it('is not something a tenant can do to the shared list', async () => {
    const write = db().inTenant('org_anybody', (tx) => tx.execute('delete from esco_label'));
    await expect(write).rejects.toThrow();
  });
});

describe.runIf(existsSync(DATA))('the whole of ESCO', () => {
  it('goes in within minutes: 13,896 skills with all wordings, and labels of four more languages', async () => {
    const started = performance.now();
    const [english] = await importEsco(db(), join(DATA, 'v1.1.1'), quietly);
    expect(english).toMatchObject({ language: 'en', version: 'v1.1.1', skills: 13_896, leftOutCount: 0 });
    await importEsco(db(), join(DATA, 'v1.0'), quietly);
    await importEsco(db(), join(DATA, 'skill-labels'), quietly);
    const seconds = (performance.now() - started) / 1000;
    console.info(`${db().kind}: ESCO imported in ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(150);
    expect(await db().asSystem((tx) => countSkills(tx))).toBeGreaterThanOrEqual(13_896);
  }, 300_000);

  it('is searched in each language, by its own letters or without them', async () => {
    expect((await find('sort waste', 'en'))[0]?.label).toBe('sort waste');
    expect((await find('trier les dechets', 'fr'))[0]?.label.toLowerCase()).toContain('trier');
    expect((await find('Abfall', 'de'))[0]?.language).toBe('de');
    expect((await find('sortera avfall', 'sv'))[0]?.language).toBe('sv');
    expect((await find('sort wsate', 'en'))[0]?.label).toBe('sort waste');
  });
});
