import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cleanDocument } from './clean-document.ts';

const MAX = 15 * 1024 * 1024;
const SECRET = 'Layla Haddad';
const latin = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0));
const back = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const pdf = (body: string, trailer = '/Root 1 0 R /Info 9 0 R') =>
  latin(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${body}\ntrailer\n<< ${trailer} >>\nstartxref\n0\n%%EOF\n`);

const stream = (dict: string, body: string) =>
  `5 0 obj\n<< ${dict} /Length ${body.length} >>\nstream\n${body}\nendstream\nendobj`;
const packed = (body: string) => back(zlibSync(latin(body)));

const codeOf = (bytes: Uint8Array) => {
  const result = cleanDocument(bytes, MAX);
  return result.ok ? result.value.mediaType : result.error.code;
};

function cleaned(bytes: Uint8Array): string {
  const result = cleanDocument(bytes, MAX);
  if (!result.ok) throw new Error(result.error.code);
  expect(result.value.bytes.length).toBe(bytes.length);
  return back(result.value.bytes);
}

describe('a PDF as proof', () => {
  it('is kept without who made it, with what and when; nothing moves', () => {
    const info = `9 0 obj\n<< /Author (${SECRET} \\(at work\\)) /Title <4C61796C61> /CreationDate 8 0 R >>\nendobj\n8 0 obj\n(${SECRET})\nendobj`;
    const after = cleaned(pdf(info));
    expect(after).not.toContain('Layla');
    expect(after).not.toContain('4C61796C61');
    expect(after).toContain('/Author (');
  });

  it('is kept without what programs wrote about it in XML, packed or not', () => {
    const xml = `<x:xmpmeta>${SECRET}</x:xmpmeta>`.padEnd(80);
    expect(cleaned(pdf(stream('/Type /Metadata /Subtype /XML', xml)))).not.toContain('Layla');
    const hidden = packed(xml.repeat(4));
    expect(cleaned(pdf(stream('/Type /Metadata /Filter /FlateDecode', hidden)))).not.toContain(hidden);
  });

  it('is kept without its maker also where objects are packed together', () => {
    const objects = `9 0 << /Author (${SECRET}) >>`;
    const body = packed(objects);
    const after = cleaned(pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', body)));
    expect(after).not.toContain(body);
  });

  it('is kept with what is written on its pages', () => {
    expect(cleaned(pdf(stream('', `BT (Price list of ${SECRET}) Tj ET`)))).toContain(SECRET);
  });

  it('is kept without place and device in the photos that stand in it', () => {
    const photo = `\xff\xd8\xff\xe1\x00\x20Exif\0\0${SECRET}`.padEnd(36, ' ') + '\xff\xdb\x00\x04aa\xff\xda';
    expect(cleaned(pdf(stream('/Subtype /Image /Filter /DCTDecode', photo)))).not.toContain('Layla');
  });

  it.each([
    ['runs a script', pdf('2 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj'), 'active'],
    ['hides the name of a script', pdf('2 0 obj\n<< /S /Java#53cript >>\nendobj'), 'active'],
    ['starts a program', pdf('2 0 obj\n<< /S /Launch /F (x.exe) >>\nendobj'), 'active'],
    ['carries a file', pdf('2 0 obj\n<< /Type /EmbeddedFile >>\nendobj'), 'active'],
    ['sends a form', pdf('2 0 obj\n<< /S /SubmitForm >>\nendobj'), 'active'],
    [
      'hides a script among packed objects',
      pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', packed('2 0 << /S /JavaScript >>'))),
      'active',
    ],
    ['hides that it packs objects', pdf(stream('/Type /Obj#53tm /N 1 /First 4', '2 0 << >>')), 'active'],
    ['is locked', pdf('', '/Root 1 0 R /Encrypt 2 0 R'), 'locked'],
    [
      'packs objects in a way of its own',
      pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', 'x')),
      'unclean',
    ],
    ['packs nonsense', pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', 'nonsense')), 'unclean'],
    [
      'unpacks to more than it may',
      pdf(
        stream(
          '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          back(zlibSync(new Uint8Array(40_000_000), { level: 9 })),
        ),
      ),
      'unclean',
    ],
    ['is cut off', pdf('').subarray(0, 60), 'damaged'],
  ])('that %s is refused with words', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(`portfolio.document_${code}`);
  });
});

describe('another document as proof', () => {
  it('is plain text in any script, kept as UTF-8', () => {
    expect(codeOf(new TextEncoder().encode('رتّبتُ الملابسَ'))).toBe('text/plain; charset=utf-8');
    const wide = cleanDocument(new Uint8Array([0xff, 0xfe, 0x61, 0x00]), MAX);
    expect(wide.ok && new TextDecoder().decode(wide.value.bytes)).toBe('a');
  });

  it.each([
    ['nothing', new Uint8Array(), 'missing'],
    ['a Word file', latin('PK\x03\x04word/document.xml'), 'office'],
    ['an old Word file', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'office'],
    ['a program', latin('\x7fELF\x02\x01\x01\0\0'), 'unknown_kind'],
    ['blanks', latin('   \n '), 'unknown_kind'],
    ['bytes that are no text', new Uint8Array([0xc3, 0x28, 0xff]), 'unknown_kind'],
    ['too much', new Uint8Array(MAX + 1), 'too_large'],
  ])('%s is refused with words', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(`portfolio.document_${code}`);
  });
});
