import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '#platform/i18n/translate.ts';
import { sheetDocument, type SheetDocument } from '../document.ts';
import { readSheetFile, writeSheetFile } from '../sheet-file.schemas.ts';
import type { Answers } from '../sheet.types.ts';
import { findTemplate, TEMPLATES } from '../templates.ts';
import { makeDocx } from './docx-file.ts';
import { makePdf } from './pdf-file.ts';

const messages = JSON.parse(readFileSync(join(import.meta.dirname, '../messages-staff/en.json'), 'utf8')) as Readonly<
  Record<string, string>
>;
const t = createTranslate([{ language: 'en', messages }]);
const madeAt = new Date('2027-03-01T09:00:00Z');

const canvas = findTemplate('canvas');
if (canvas === null) throw new Error('No canvas');
const answers: Answers = {
  problem: 'Two lines,\n#panic("x") *typed* $1$ <by> & somebody',
  outcomes: [
    { id: 'o1', outcome: 'Price goods', outcome_kind: 'skill' },
    { id: 'o2', outcome: 'Sort goods' },
  ],
  promises: [{ id: 'p1', promise: 'A trade in your hands', rests_on: 'o1 o2' }],
  assessments: [{ id: 'a1', assessment: 'A morning at the till', proves: 'o1', weight: '60' }],
  next_review: '2027-11-01',
  fixed: '12000',
};
const filled = (changes: Partial<SheetDocument> = {}): SheetDocument => ({
  ...sheetDocument(t, { template: canvas, answers, title: 'Our canvas', organisation: 'Second Round', language: 'en' }),
  ...changes,
});
const partOf = (docx: Uint8Array, name: string): string => strFromU8(unzipSync(docx)[name] ?? new Uint8Array());

function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-sheet-'));
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'sheet.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a filled worksheet', () => {
  it('opened again as a Word document holds its words, headings and tables', async () => {
    const docx = await makeDocx(filled());
    const body = partOf(docx, 'word/document.xml');
    for (const words of [
      'Our canvas',
      'Second Round',
      'Price goods; Sort goods',
      '#panic(&quot;x&quot;)',
      '12,000',
      '1 November 2027',
    ])
      expect(body).toContain(words);
    expect(body).toContain('<w:tbl>');
    expect(body).toContain('w:pStyle w:val="Heading2"');
  });

  it('stands from right to left in Word where its language does', async () => {
    const body = partOf(await makeDocx(filled({ lang: 'ar', dir: 'rtl' })), 'word/document.xml');
    expect(body).toContain('<w:bidi/>');
    expect(body).toContain('<w:bidiVisual/>');
  });

  it('as PDF holds its words, and what was typed stays text', () => {
    const pdf = makePdf(filled(), madeAt);
    if (!pdf.ok) throw new Error(pdf.error.code);
    const text = textOf(pdf.value);
    for (const words of ['Our canvas', '#panic("x") *typed* $1$ <by> & somebody', 'A morning at the till', 'CC BY 4.0'])
      expect(text).toContain(words);
  });

  it('as a file comes back as it went', () => {
    const sheet = { template: canvas, title: 'Our canvas', language: 'en', answers };
    const read = readSheetFile(writeSheetFile(sheet));
    expect(
      read.ok && {
        ...read.value,
        answers: Object.fromEntries(Object.entries(read.value.answers).filter(([id]) => id in answers)),
      },
    ).toEqual(sheet);
  });

  it('as a file of a newer Cairn is not guessed at', () => {
    const newer = writeSheetFile({ template: { ...canvas, version: 9 }, title: 'x', language: 'en', answers: {} });
    expect(readSheetFile(newer)).toMatchObject({ error: [{ code: 'institution.file_newer' }] });
  });
});

describe('every empty worksheet', () => {
  it.each(TEMPLATES.map((template) => [template.id, template] as const))(
    '%s can be set as PDF and Word',
    async (id, template) => {
      const title = t(`institution.sheet.${id}.title`);
      const blank = sheetDocument(t, { template, answers: null, title, organisation: '', language: 'en' });
      const pdf = makePdf(blank, madeAt);
      expect(pdf.ok).toBe(true);
      expect(partOf(await makeDocx(blank), 'word/document.xml')).toContain(title.replaceAll('&', '&amp;'));
    },
  );
});
