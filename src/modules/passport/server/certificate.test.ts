import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unbakePng } from '@cairn/engine';
import { drawStone } from '#ui/stone.ts';
import { makeCertificate, type CertificateData } from './certificate.ts';
import { makeBakedPicture } from './picture.ts';

const english = (text: string) => ({ text, lang: 'en', dir: 'ltr' as const });
const arabic = (text: string) => ({ text, lang: 'ar', dir: 'rtl' as const });

const data: CertificateData = {
  documentTitle: 'Sort goods – Mona Lie',
  lang: 'en',
  dir: 'ltr',
  kind: 'Micro-credential',
  title: english('Sort goods'),
  givenTo: 'Given to',
  name: english('Mona #panic("x") *Lie* $1$'),
  issuerName: 'Second Round',
  stone: drawStone({ seed: 'ach_1', family: 'trade', size: 400 }),
  stoneText: 'Drawing of a stone',
  canHeading: 'What this person can do',
  abilities: [english('Sorts goods'), arabic('فرز البضائع')],
  howHeading: 'How we know',
  facts: [{ label: 'Hours', value: english('20 hours') }],
  qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1h-1z"/></svg>',
  qrText: 'QR code',
  checkHeading: 'Check it',
  checkText: 'Scan the code.',
  checkUrl: 'https://cairn.example/c/crd_1',
  codeLabel: 'Code to compare',
  code: 'ABCD EFGH JKMN',
  paperText: 'Paper proves nothing.',
  sealNote: '',
  credential: '{"a":"signed text, ÆØÅ"}',
  attachmentText: 'The signed credential',
};
const madeAt = new Date('2026-11-21T10:00:00Z');

const pdfOf = (changes: Partial<CertificateData> = {}): Uint8Array => {
  const made = makeCertificate({ ...data, ...changes }, madeAt);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

describe('the certificate', () => {
  let folder = '';
  let file = '';
  const tool = (name: string, ...args: string[]) =>
    execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-certificate-'));
    file = join(folder, 'certificate.pdf');
    writeFileSync(file, pdfOf());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is a sound, tagged PDF/UA file with title, on one page', () => {
    expect(tool('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    const info = tool('pdfinfo', file);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Pages:\s+1\b/);
    expect(info).toContain('Sort goods – Mona Lie');
    expect(tool('pdfinfo', '-meta', file)).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('reads in the right order: title, name, abilities as a list, facts, how to check', () => {
    const structure = tool('pdfinfo', '-struct-text', file);
    const order = [
      'H1 "Sort goods"',
      'Mona #panic("x") *Lie* $1$',
      'H2 "What this person can do"',
      'Sorts goods',
      'H2 "How we know"',
      '20 hours',
      'H2 "Check it"',
      'ABCD',
    ];
    const places = order.map((words) => structure.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(structure).toMatch(/LI \(block\)/);
  });

  it('carries the signed credential, byte for byte', () => {
    tool('pdfdetach', '-saveall', '-o', folder, file);
    expect(readFileSync(join(folder, 'credential.json'), 'utf8')).toBe(data.credential);
  });

  it('is the same file again for the same data', () => {
    expect(Buffer.compare(pdfOf(), pdfOf())).toBe(0);
  });

  it('takes a name in Arabic of 120 characters, right to left', () => {
    const name = arabic('ليلى حداد '.repeat(12).trim());
    writeFileSync(file, pdfOf({ lang: 'ar', dir: 'rtl', title: arabic('فرز البضائع'), name }));
    expect(tool('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    expect(tool('pdfinfo', file)).toMatch(/Pages:\s+1\b/);
  });

  it('gives a name in Arabic back as it was written, each letter once', () => {
    const name = arabic('ليلى بنت شفيق الحداد');
    writeFileSync(file, pdfOf({ lang: 'ar', dir: 'rtl', title: arabic('فرز البضائع وتسجيل التسليم'), name }));
    const found = tool('pdftotext', file, '-');
    expect(found).toContain(name.text);
    expect(found).toContain('فرز البضائع وتسجيل التسليم');
  });
});

describe('a name in a script that we have no letters for', () => {
  it('is answered in words, and the next certificate is made', () => {
    // Linear A: what our own fonts lack a machine's fonts may have, so a living script would not do here.
    expect(makeCertificate({ ...data, name: english('𐘀𐘁𐘂') }, madeAt)).toMatchObject({
      ok: false,
      error: { code: 'passport.pdf_letters' },
    });
    expect(pdfOf().length).toBeGreaterThan(1000);
  });
});

describe('the picture', () => {
  it('carries the signed text, and the engine reads it back', async () => {
    const text = JSON.stringify({ name: 'Layla حداد' });
    const png = await makeBakedPicture(drawStone({ seed: 'ach_1', family: 'trade', size: 640 }), text);
    expect(unbakePng(png)).toMatchObject({ ok: true, value: text });
  });
});
