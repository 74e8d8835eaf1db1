import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../text/bytes.ts';
import { crc32 } from '../text/crc32.ts';
import { utf8Encode } from '../text/utf8.ts';
import { bakePng, unbakePng } from './png.ts';
import { bakeSvg, unbakeSvg } from './svg.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

const chunk = (type: string, data: Uint8Array = new Uint8Array()): Uint8Array => {
  const body = concatBytes(utf8Encode(type), data);
  return concatBytes(uint32(data.length), body, uint32(crc32(body)));
};

const header = (width = 1, height = 1): Uint8Array =>
  chunk('IHDR', concatBytes(uint32(width), uint32(height), Uint8Array.of(8, 0, 0, 0, 0)));

const picture = (...chunks: readonly Uint8Array[]): Uint8Array =>
  concatBytes(SIGNATURE, header(), ...chunks, chunk('IDAT', deflateSync(Uint8Array.of(0, 255))), chunk('IEND'));

const international = (keyword: string, text: Uint8Array, isCompressed = 0): Uint8Array =>
  chunk('iTXt', concatBytes(utf8Encode(keyword), Uint8Array.of(0, isCompressed, 0, 0, 0), text));

const credential = (text = '{"a":1}') => international('openbadgecredential', utf8Encode(text));

describe('a credential baked into a PNG', () => {
  it('comes out as it went in, and a second one takes the place of the first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.json(), (first, second) => {
        const once = bakePng(picture(), first);
        const twice = once.ok ? bakePng(once.value, second) : once;
        expect(once.ok && unbakePng(once.value)).toEqual({ ok: true, value: first });
        expect(twice.ok && unbakePng(twice.value)).toEqual({ ok: true, value: second });
      }),
      { numRuns: 50 },
    );
  });

  it('of the older generation is read from its text chunk', () => {
    const hosted = chunk('tEXt', utf8Encode('openbadges\0https://badges.example/assertion.json'));
    expect(unbakePng(picture(hosted))).toEqual({ ok: true, value: 'https://badges.example/assertion.json' });
  });

  it.each([
    ['two credentials', picture(credential(), credential('{"a":2}')), 'two_credentials'],
    [
      'two credentials of different generations',
      picture(credential(), international('openbadges', utf8Encode('{}'))),
      'two_credentials',
    ],
    [
      'a compressed one, which could be a bomb',
      picture(international('openbadgecredential', deflateSync(new Uint8Array(9e6)), 1)),
      'compressed_credential',
    ],
    ['more than 1 MiB of credential', picture(credential('x'.repeat(1024 * 1024))), 'credential_too_large'],
    ['none', picture(), 'no_credential'],
    [
      'a huge picture in the header',
      concatBytes(SIGNATURE, header(100_000, 100_000), credential(), chunk('IEND')),
      'too_many_pixels',
    ],
    ['a cut-off end', picture(credential()).subarray(0, -6), 'cut_off'],
    ['no end', concatBytes(SIGNATURE, header(), credential()), 'cut_off'],
    [
      'a chunk longer than the file',
      concatBytes(SIGNATURE, header(), uint32(0x7fffffff), utf8Encode('iTXt')),
      'cut_off',
    ],
    ['a first chunk that is no header', concatBytes(SIGNATURE, credential(), chunk('IEND')), 'not_a_png'],
    [
      'text that is no UTF-8',
      picture(international('openbadgecredential', Uint8Array.of(0xff, 0xfe))),
      'unreadable_text',
    ],
    ['HTML instead of a picture', utf8Encode('<html><script>alert(1)</script></html>'), 'not_a_png'],
    ['nothing but the first bytes', SIGNATURE, 'not_a_png'],
  ] as const)('is refused with %s', (_, bytes, fault) => {
    expect(unbakePng(bytes)).toEqual({ ok: false, error: fault });
  });

  it('is refused when a byte of it changed', () => {
    const bytes = Uint8Array.from(picture(credential()));
    bytes[70] = (bytes[70] ?? 0) ^ 1;
    expect(unbakePng(bytes)).toEqual({ ok: false, error: 'wrong_checksum' });
  });

  it('never crashes the reader, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => void unbakePng(concatBytes(SIGNATURE, header(), bytes)),
      ),
    );
  });
});

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"${attributes}>${inside}</svg>`;

const JSON_IN_SVG = '<openbadges:credential><![CDATA[{"a":1}]]></openbadges:credential>';

describe('a credential baked into an SVG', () => {
  it('comes out as it went in, JSON or JWT, and leaves the picture as it was', () => {
    const drawing = svg('<g fill="#123"><path d="M0 0"/></g><!-- note -->');
    for (const text of ['{"name":"A & B <c> \\"d\\""}', 'eyJhbGciOiJFZERTQSJ9.e30.c2ln']) {
      const baked = bakeSvg(drawing, text);
      expect(baked.ok && unbakeSvg(baked.value)).toEqual({ ok: true, value: text });
      expect(baked.ok && baked.value).toContain('<g fill="#123"><path d="M0 0"/></g><!-- note -->');
      const again = baked.ok ? bakeSvg(baked.value, '{"b":2}') : baked;
      expect(again.ok && unbakeSvg(again.value)).toEqual({ ok: true, value: '{"b":2}' });
    }
  });

  it('finds a place in an empty picture too, whatever its prefix', () => {
    for (const drawing of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg" />',
    ]) {
      const baked = bakeSvg(drawing, '{"a":1}');
      expect(baked.ok && unbakeSvg(baked.value)).toEqual({ ok: true, value: '{"a":1}' });
    }
  });

  it('is read from text, character data or the verify attribute, under any prefix', () => {
    const prefixed = '<x:credential xmlns:x="https://purl.imsglobal.org/ob/v3p0" verify="eyJh.e30.c2ln"/>';
    expect(unbakeSvg(svg(JSON_IN_SVG))).toEqual({ ok: true, value: '{"a":1}' });
    expect(unbakeSvg(svg(prefixed))).toEqual({ ok: true, value: 'eyJh.e30.c2ln' });
  });

  it.each([
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg(JSON_IN_SVG)}`, 'entities_refused'],
    [
      'entities that expand each other',
      `<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>${svg('&b;')}`,
      'entities_refused',
    ],
    ['a file pulled in', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`, 'entities_refused'],
    ['an entity that nobody declared', svg('&nbsp;'), 'entities_refused'],
    ['a bare ampersand', svg('a & b'), 'unreadable_xml'],
    ['two credentials', svg(JSON_IN_SVG + JSON_IN_SVG), 'two_credentials'],
    [
      'two of different generations',
      svg(`${JSON_IN_SVG}<a:assertion xmlns:a="http://openbadges.org">{}</a:assertion>`),
      'two_credentials',
    ],
    ['none', svg('<script>alert(1)</script>'), 'no_credential'],
    ['an element of that name from elsewhere', svg('<credential>{}</credential>'), 'no_credential'],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"></html>', 'not_an_svg'],
    ['a root without namespace', '<svg></svg>', 'not_an_svg'],
    ['two roots', svg('') + svg(''), 'unreadable_xml'],
    ['elements that cross', svg('<a><b></a></b>'), 'unreadable_xml'],
    ['the same attribute twice', svg('<a b="1" b="2"/>'), 'unreadable_xml'],
    ['an attribute without quotes', svg('<a b=1/>'), 'unreadable_xml'],
    ['an open comment', svg('<!-- '), 'unreadable_xml'],
    ['a cut-off end', svg(JSON_IN_SVG).slice(0, -4), 'unreadable_xml'],
    ['300 levels', svg('<g>'.repeat(300) + '</g>'.repeat(300)), 'too_deep'],
    ['a null character reference', svg('&#0;'), 'unreadable_xml'],
  ] as const)('is refused with %s', (_, text, fault) => {
    expect(unbakeSvg(text)).toEqual({ ok: false, error: fault });
  });

  it.each([
    '<script>alert(1)</script>',
    '<g onload="alert(1)"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
    '<a href="javascript:alert(1)">x</a>',
    '<use href="https://evil.example/x.svg#y"/>',
    '<style>@import url("https://evil.example/x.css");</style>',
    '<image href="https://evil.example/x.png"/>',
    '<animate onbegin="alert(1)"/>',
  ])('gives only the credential when the picture holds %s', (hostile) => {
    expect(unbakeSvg(svg(hostile + JSON_IN_SVG))).toEqual({ ok: true, value: '{"a":1}' });
  });

  it('takes no longer where very many credentials are replaced', () => {
    const many = '<c:credential xmlns:c="https://purl.imsglobal.org/ob/v3p0">{}</c:credential>'.repeat(20_000);
    const start = process.cpuUsage();
    const baked = bakeSvg(svg(many), '{"a":1}');
    expect(unbakeSvg(baked.ok ? baked.value : '')).toEqual({ ok: true, value: '{"a":1}' });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000);
  });

  it('keeps nothing of a credential that stands inside another', () => {
    const inner = '<c:credential>{}</c:credential>';
    const outer = `<c:credential xmlns:c="https://purl.imsglobal.org/ob/v3p0">${inner}<b/></c:credential>`;
    const baked = bakeSvg(svg(outer), '{"a":1}');
    expect(baked.ok && baked.value).not.toContain('c:credential');
  });

  it('takes linear time for a text made to be slow', () => {
    const start = performance.now();
    unbakeSvg(svg(`<a ${'b="" '.repeat(20_000)}`));
    unbakeSvg(svg('<'.repeat(100_000)));
    unbakeSvg(svg('&'.repeat(100_000)));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
