import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeWorkbook, reuseWorkbook, workbookFiles } from '#tests/support/spreadsheet.ts';
import { exampleSheet } from '../intake/fields.ts';
import { readRow } from '../intake/read-row.ts';
import { writeCsv } from '#platform/csv.ts';
import { readSheetFile } from './sheet-file.ts';

let ids = 0;
const taker = {
  language: 'en',
  house: { name: 'House', country: 'NO', region: '' },
  newId: (prefix: string) => `${prefix}_${(ids += 1)}`,
};
const open = async (bytes: Uint8Array) => {
  const file = await readSheetFile(bytes, 'en');
  if (!file.ok) throw new Error(file.error.code);
  return { ...file.value, read: file.value.rows.map((row) => readRow(row, taker)) };
};
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const file = await readSheetFile(bytes, 'en');
  return file.ok ? 'taken' : file.error.code;
};
const csv = (text: string): Uint8Array => strToU8(text);
const faultsIn = (row: ReturnType<typeof readRow> | undefined) =>
  (row?.faults ?? []).map(({ address, failure, grade }) => [address, failure.code, grade]);

describe("the Commission's workbook", () => {
  it('becomes designs, with what each one refers to in other sheets', async () => {
    const { layout, read } = await open(makeWorkbook(reuseWorkbook()));
    const [first] = read;
    const descriptor = first?.content?.descriptor;
    expect(layout).toBe('workbook');
    expect(descriptor?.title).toEqual({ en: 'Repair a bicycle tyre', nb: 'Lappe et sykkeldekk' });
    expect(descriptor?.workload.hours).toBe(20);
    expect(descriptor?.workload.credits).toEqual([{ system: 'IE-FET', points: 2 }]);
    expect(descriptor?.level).toEqual({
      eqf: 3,
      nqf: { framework: 'IE-NFQ', level: '4' },
      claim: 'aligned_by_provider',
    });
    expect(descriptor?.awardingBody).toEqual([{ name: 'Tide Street Reuse', country: 'IE' }]);
    expect(descriptor?.participationModes).toEqual(['work_based', 'blended']);
    expect(descriptor?.assessmentTypes).toEqual(['practical_assessment']);
    expect(descriptor?.supervision).toBe('supervised_onsite_id');
    expect(descriptor?.outcomes.map(({ statement, kind }) => [statement['en'], kind])).toEqual([
      ['Patch an inner tube', 'skill'],
      ['Check the pressure', 'knowledge'],
    ]);
  });

  it('tells beside the cell what cannot be read, and lets the good rows in', async () => {
    const { read } = await open(makeWorkbook(reuseWorkbook()));
    expect(read.map(({ content }) => content !== null)).toEqual([true, true, false]);
    expect(faultsIn(read[1])).toEqual([['J14', 'catalogue.rows.credits_unknown', 'warning']]);
    expect(faultsIn(read[2])).toEqual([
      ['K15', 'catalogue.rows.reference_lost', 'error'],
      ['L15', 'design.duration_not_hours', 'error'],
    ]);
  });

  it('names what it has no place for, and never reads people', async () => {
    const { notTaken, rows } = await open(makeWorkbook(reuseWorkbook()));
    expect(notTaken).toEqual(['Achievements: Learning Setting']);
    expect(JSON.stringify(rows.map(({ cells, said }) => [said, ...cells]))).not.toContain('Nobody Atall');
  });
});

describe('a table with our own headings', () => {
  it('is what the empty sheet shows, and comes in whole', async () => {
    const { layout, read, notTaken } = await open(csv(writeCsv(exampleSheet('nb'))));
    expect([layout, notTaken]).toEqual(['plain', []]);
    expect(faultsIn(read[0])).toEqual([]);
    expect(read[0]?.content?.descriptor.workload).toEqual({ hours: 30, credits: [{ system: 'ECTS', points: 1 }] });
  });

  it('is read with semicolons and decimal commas too', async () => {
    const { read } = await open(csv('title.en;hours;ects\nSew a button;7,5;0,5\n'));
    expect(read[0]?.content?.descriptor.workload.hours).toBe(7.5);
  });

  it('keeps gaps as gaps: a draft may have them, but it needs a name', async () => {
    const { read } = await open(csv('title.en,hours\nSew a button,\n,12\n'));
    expect(read.map(({ content }) => content !== null)).toEqual([true, false]);
    expect(faultsIn(read[1])).toEqual([['A3', 'catalogue.rows.title_missing', 'error']]);
  });

  it.each([
    ['hours', 'P60M', 'design.duration_not_hours'],
    ['hours', 'many', 'catalogue.rows.hours_unreadable'],
    ['hours', '1.000', 'catalogue.rows.hours_unreadable'],
    ['eqf', '9', 'catalogue.rows.level_unknown'],
    ['isced_f', 'retail', 'catalogue.rows.field_unknown'],
    ['participation', 'by post', 'catalogue.rows.choice_unknown'],
    ['awarding_country', 'Atlantis', 'catalogue.rows.country_unknown'],
    ['url', 'javascript:alert(1)', 'design.not_an_address'],
    ['summary.en', '=HYPERLINK("http://x.example")', 'catalogue.rows.formula'],
  ])('refuses %s "%s" in the cell where it stands', async (heading, value, code) => {
    const { read } = await open(
      csv(
        writeCsv([
          ['title.en', heading, 'awarding_body'],
          ['A', `${value}`, 'B'],
        ]),
      ),
    );
    expect(faultsIn(read[0]).map(([address, found]) => [address, found])).toEqual([['B2', code]]);
  });

  it('refuses a text that is too long for its field, beside its cell', async () => {
    const { read } = await open(
      csv(
        writeCsv([
          ['title.en', 'summary.en'],
          ['A', 'long '.repeat(200)],
        ]),
      ),
    );
    expect(faultsIn(read[0])).toEqual([['B2', 'catalogue.too_long', 'error']]);
  });

  it('questions two days of work, and lets them in', async () => {
    const { read } = await open(csv('title.en,hours\nSew,P2D\n'));
    expect(read[0]?.content?.descriptor.workload.hours).toBe(48);
    expect(faultsIn(read[0])).toEqual([['B2', 'design.duration_in_days', 'warning']]);
  });

  it('reads a formula that has no result in the file as the text that it is', async () => {
    const sheet = {
      name: 'Mine',
      rows: [
        ['title.en', 'hours'],
        [{ formula: 'A1&"!"' }, 3],
        [{ formula: 'A1', result: 'Ready' }, 4],
      ],
    };
    const { read } = await open(makeWorkbook([sheet]));
    expect(faultsIn(read[0]).map(([address, code]) => [address, code])).toContainEqual([
      'A2',
      'catalogue.rows.formula',
    ]);
    expect(read[1]?.title).toBe('Ready');
  });
});

describe('hostile files', () => {
  const sheet = { name: 'Mine', rows: [['title.en'], ['Good']] };
  const spoilt = (path: string, change: (xml: string) => string): Uint8Array => {
    const files = workbookFiles([sheet]);
    files[path] = strToU8(change(new TextDecoder().decode(files[path])));
    return zipSync(files);
  };
  const PAGE = 'xl/worksheets/sheet1.xml';

  it('refuses entities that would grow or read other files', async () => {
    const bomb = spoilt(PAGE, (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'));
    expect(await refusal(bomb)).toBe('catalogue.rows.unreadable');
  });

  it('refuses a cell at the far end of the sheet before it lays out the table', async () => {
    const far = spoilt(PAGE, (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    expect(await refusal(far)).toBe('catalogue.rows.too_large');
  });

  it('refuses an archive that grows past its limit', async () => {
    const bomb = spoilt(PAGE, (xml) => xml + ' '.repeat(70 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toBe('catalogue.rows.too_large');
  });

  it('never unpacks macros, links to other files or paths that climb out', async () => {
    const files = {
      ...workbookFiles([sheet]),
      'xl/vbaProject.bin': strToU8('macro'),
      '../../evil.xml': strToU8('<x/>'),
    };
    expect(await refusal(zipSync(files))).toBe('taken');
  });

  it.each([
    ['random bytes in a zip', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])],
    ['a workbook without its parts', zipSync({ 'a.txt': strToU8('x') })],
    ['zero bytes in text', strToU8('title.en\n\0\n')],
    ['a quote that never ends', strToU8('title.en\n"never ends')],
  ])('says that it cannot read %s', async (_what, bytes) => {
    expect(['catalogue.rows.unreadable', 'catalogue.rows.layout_unknown']).toContain(await refusal(bytes));
  });

  it.each([
    ['an old binary file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'catalogue.rows.old_format'],
    ['text in another encoding', new Uint8Array([0x74, 0xf8, 0x0a]), 'catalogue.rows.not_utf8'],
    ['a table of something else', strToU8('name,age\nx,1\n'), 'catalogue.rows.layout_unknown'],
    ['no rows at all', strToU8('title.en,hours\n'), 'catalogue.rows.none'],
    ['too many rows', strToU8(`title.en\n${'x\n'.repeat(1001)}`), 'catalogue.rows.too_many'],
  ])('says what is wrong with %s', async (_what, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });
});
