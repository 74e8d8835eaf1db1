import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { openCompiler } from './compiler.ts';
import { mendText } from './mend-text.ts';
import { setPdf } from './set-pdf.ts';

type Line = { readonly text: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' };

const TEMPLATE = `#let d = json(bytes(sys.inputs.data))
#set document(title: "Lines")
#set page(paper: "a4", margin: 20mm)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 11pt, lang: "en", hyphenate: false)
#for l in d { par(text(lang: l.lang, dir: if l.dir == "rtl" { rtl } else { ltr }, weight: l.weight, l.text)) }`;

const madeAt = new Date('2026-11-21T10:00:00Z');
const fromRight = (lang: string, text: string): Line => ({ text, lang, dir: 'rtl' });
const fromLeft = (lang: string, text: string): Line => ({ text, lang, dir: 'ltr' });

const dataOf = (lines: readonly Line[], weight: number) => lines.map((line) => ({ ...line, weight }));

const pdfOf = (lines: readonly Line[], weight = 400): Uint8Array => {
  const made = setPdf({ template: TEMPLATE, data: dataOf(lines, weight), madeAt });
  if (!made.ok) throw new Error(made.error);
  return made.value;
};

/** As the typesetter leaves it. */
const rawOf = (lines: readonly Line[]): Uint8Array => {
  const inputs = { data: JSON.stringify(dataOf(lines, 400)) };
  const made = openCompiler()?.pdf(
    { mainFileContent: TEMPLATE, inputs },
    { pdfStandard: 'ua-1', creationTimestamp: 0 },
  );
  return new Uint8Array(made ?? []);
};

const isMissing = (tool: string): boolean => spawnSync(tool, ['-v']).error !== undefined;
/** Without the marks that a reader puts around what runs the other way: nobody typed them, and words end there. */
const plain = (text: string): string => text.replace(/[\u202A-\u202C]/gu, ' ').replace(/[\u200E\u200F]/gu, '');
const wordsIn = (text: string): readonly string[] =>
  plain(text)
    .split(/\s+/u)
    .filter((word) => word !== '');

describe('text out of a PDF', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-letters-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const save = (pdf: Uint8Array): string => {
    const file = join(folder, 'lines.pdf');
    writeFileSync(file, pdf);
    return file;
  };
  const tool = (name: string, ...args: string[]): Buffer =>
    execFileSync(name, args, { maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
  const needs = ({ skip }: TestContext, name: string): void => {
    if (isMissing(name)) skip(`${name} is not on this machine, so nothing looked at the PDF that was made`);
  };
  /** What a reader that is not ours finds in the file. */
  const read = (pdf: Uint8Array, ...options: string[]): string =>
    tool('pdftotext', ...options, save(pdf), '-').toString('utf8');

  const LINES: Readonly<Record<string, Line>> = {
    Arabic: fromRight('ar', 'يفرز البضائع حسب النوع والحجم ويسجّل التسليم في دقيقة'),
    'Arabic with vowel signs': fromRight('ar', 'مُنحت إلى ليلى الحدّاد شيئًا فشيئًا وقيّمها مُدرّبٌ'),
    'Arabic with small and joined letters': fromRight('ar', 'الله لا إله إلا الله لأن الآن سؤال مسؤولية'),
    'Arabic with equal letters in a row': fromRight('ar', 'يبيع ييسر التتابع تتتابع شششش ققق'),
    'Arabic with numbers and Latin words': fromRight('ar', 'عملت 20 ساعة في Second Round منذ 2026 خلال ٣٠ يومًا'),
    'Persian, with letters kept apart': fromRight('fa', 'یک کارگر پرتلاش می‌خواهم گچ و ژاله'),
    Urdu: fromRight('ur', 'یہ شخص سامان چھانٹ سکتا ہے'),
    'Kurdish Sorani': fromRight('ckb', 'ئەم کەسە دەتوانێت کاڵا جیا بکاتەوە'),
    Pashto: fromRight('ps', 'دا سړی کولی شي توکي ځای پر ځای کړي'),
    'an Arabic name in an English sentence': fromLeft('en', 'Given on time to ليلى الحدّاد'),
    'Latin ligatures': fromLeft('en', 'Efficient office waffle affine fjord fi ffl'),
    'Yoruba and Vietnamese names': fromLeft('yo', 'Sọlá Adébáyọ̀ Ọlọ́runfẹ́mi Nguyễn Thị Ánh ẹ̀ ọ̀ ọ̀'),
  };

  for (const [name, line] of Object.entries(LINES)) {
    it(`has every word once and as it was written: ${name}`, (context) => {
      needs(context, 'pdftotext');
      for (const weight of [400, 700])
        expect(wordsIn(read(pdfOf([line], weight))).toSorted()).toEqual(wordsIn(line.text).toSorted());
    });
  }

  it('has lines of many languages in their order, each read from its own side', (context) => {
    needs(context, 'pdftotext');
    const lines = Object.values(LINES).filter(({ dir, text }) => dir === 'rtl' && !/[\dA-z٠-٩]/.test(text));
    const found = plain(read(pdfOf(lines)))
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(found.map((line) => line.trim())).toEqual(lines.map(({ text }) => text));
  });

  it('keeps a sound file in which the structure names what the page holds, and nothing else', (context) => {
    needs(context, 'qpdf');
    const pdf = pdfOf(Object.values(LINES));
    expect(tool('qpdf', '--check', save(pdf)).toString()).toContain('No syntax or stream encoding errors');
    const open = tool('qpdf', '--qdf', '--object-streams=disable', save(pdf), '-').toString('latin1');
    const drawn = [...open.matchAll(/\/MCID (\d+)\n[\s\S]*?BDC/g)].map(([, mcid]) => Number(mcid));
    const elements = open.matchAll(/\/K (?:\[([\d\s]*)\]|(\d+))\n/g);
    const named = [...elements].flatMap(([, list, one]) =>
      (list ?? one ?? '').split(/\s+/).filter((word) => word !== ''),
    );
    expect(drawn.length).toBeGreaterThanOrEqual(Object.keys(LINES).length);
    expect(named.map(Number).toSorted((a, b) => a - b)).toEqual(drawn.toSorted((a, b) => a - b));
  });

  it('looks as the typesetter drew it: nothing moves by a dot of 300 to the inch', (context) => {
    needs(context, 'pdftoppm');
    const lines = Object.values(LINES);
    const raw = rawOf(lines);
    const look = (pdf: Uint8Array) => {
      const picture = tool('pdftoppm', '-r', '300', '-gray', save(pdf));
      const [header = '', width = ''] = /^P5\s+(\d+)\s+\d+\s+255\s/.exec(picture.toString('latin1', 0, 40)) ?? [];
      return { dots: picture.subarray(header.length), width: Number(width) };
    };
    const [before, after] = [look(raw), look(mendText(raw, dataOf(lines, 400)))];
    // A sign is rounded to the dots of the picture with its letter now, and was by itself before.
    const missing = (one: typeof before, other: typeof before): number => {
      const rows = [-one.width, 0, one.width];
      const near = rows.flatMap((row) => [row - 1, row, row + 1]);
      return one.dots.filter((shade, at) => shade < 64 && near.every((step) => (other.dots[at + step] ?? 255) > 160))
        .length;
    };
    expect(before.dots.filter((shade) => shade < 64).length).toBeGreaterThan(10_000);
    expect([missing(before, after), missing(after, before)]).toEqual([0, 0]);
  });

  it('leaves a document in plain Latin letters as it is, byte for byte', () => {
    const raw = rawOf([
      fromLeft('en', 'Efficient office, blåbærsyltetøy'),
      fromLeft('so', 'Waxaan kala saaraa alaabta'),
    ]);
    expect(Buffer.compare(mendText(raw, []), raw)).toBe(0);
  });

  it('is not bigger for it', () => {
    const lines = Object.values(LINES);
    const raw = rawOf(lines);
    expect(mendText(raw, []).length).toBeLessThan(raw.length * 1.05);
  });

  it('is not led astray by words that look like the inside of a file', (context) => {
    needs(context, 'pdftotext');
    const text = 'نص /K [1 2] endobj stream ((( )) <</MCID 0>> BDC EMC Tj';
    expect(
      wordsIn(read(pdfOf([fromRight('ar', text), fromLeft('en', text)]))).filter((word) => word === 'endobj'),
    ).toHaveLength(2);
  });
});
