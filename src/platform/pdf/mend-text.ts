import { FROM_RIGHT, joinParts, shareText, type Sharing } from './clusters.rules.ts';
import { readContent, type Content, type Glyph } from './content-glyphs.ts';
import { PageFont } from './page-fonts.ts';
import { mendStructure, type MendedPage } from './mend-structure.ts';
import { openObjects, packed, pointerIn, textOf, type PdfObjects } from './pdf-objects.ts';
import { knownTexts, type Standing } from './reading-order.rules.ts';

type Page = { readonly number: number; readonly contents: number; readonly fonts: ReadonlyMap<string, PageFont> };

function pagesOf(objects: PdfObjects): readonly Page[] {
  const fonts = new Map<number, PageFont>();
  const fontOf = (number: number): PageFont => {
    const font = fonts.get(number) ?? new PageFont(objects, number);
    fonts.set(number, font);
    return font;
  };
  return objects.numbers().flatMap((number) => {
    const { head } = objects.get(number);
    const contents = /^<<\s*\/Type \/Page\s/.test(head) ? pointerIn(head, 'Contents') : null;
    if (contents === null) return [];
    const named = /\/Font <<([^>]*)>>/.exec(head)?.[1] ?? '';
    const pairs = [...named.matchAll(/\/(\S+) (\d+) 0 R/g)];
    return [{ number, contents, fonts: new Map(pairs.map(([, name = '', at]) => [name, fontOf(Number(at))])) }];
  });
}

/** The codes that draw a letter, in their order. */
function codesFor({ base, says, silent, signs }: Sharing, font: PageFont): readonly number[] {
  const isFromRight = FROM_RIGHT.test(says);
  const beside = (glyph: Glyph, pen: number) => ({
    glyph: glyph.code,
    x: (glyph.x - base.x) / base.size - pen,
    y: (glyph.y - base.y) / base.size,
  });
  const letter = font.codeFor(
    [{ glyph: base.code, x: 0, y: 0 }, ...silent.map((glyph) => beside(glyph, 0))],
    says,
    base.code,
  );
  const pen = isFromRight ? 0 : base.advance;
  const around = signs.map((sign) => font.codeFor([beside(sign.glyph, pen)], sign.says, null));
  return isFromRight ? [...around, letter] : [letter, ...around];
}

type Change = { readonly from: number; readonly to: number; readonly text: string };

function changed(content: string, changes: readonly Change[]): string {
  let at = 0;
  let out = '';
  for (const { from, to, text } of changes.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    out += content.slice(at, from) + text;
    at = to;
  }
  return out + content.slice(at);
}

const hex = (codes: readonly number[]): string =>
  `<${codes.map((code) => code.toString(16).padStart(4, '0')).join('')}>`;

/** The codes of every show string after mending, and the spans that are not needed any more. */
function mendedCodes({ strings, units }: Content, fonts: Page['fonts']) {
  const codes: (readonly number[])[][] = strings.map((string) => string.codes.map((code) => [code]));
  const put = ({ string, at }: Glyph, list: readonly number[]) => {
    const inString = codes[string];
    if (inString !== undefined) inString[at] = list;
  };
  const spans: Change[] = [];
  for (const letter of joinParts(units)) {
    const font = fonts.get(letter.glyphs[0]?.font ?? '');
    const sharing = font?.canMend === true ? shareText(letter) : null;
    if (font === undefined || sharing === null) continue;
    for (const glyph of letter.glyphs) put(glyph, []);
    put(sharing.base, codesFor(sharing, font));
    for (const { reading } of letter.all) spans.push(...reading.map((stretch) => ({ ...stretch, text: '' })));
  }
  return { codes: codes.map((lists) => lists.flat()), spans };
}

type ReadPage = Page & { readonly content: string; readonly read: Content };

function readPage(objects: PdfObjects, page: Page): ReadPage {
  const content = textOf(objects.get(page.contents));
  const read = readContent(content, {
    reads: (font, code) => page.fonts.get(font)?.reads(code) ?? '',
    advance: (font, code) => page.fonts.get(font)?.advance(code) ?? 0,
  });
  return { ...page, content, read };
}

/** Most documents in Latin letters say each letter once as they are; they stay as they are, byte for byte. */
const isSound = ({ read: { units } }: ReadPage): boolean =>
  units.every(({ text, reading }) => reading.length === 0 && !FROM_RIGHT.test(text)) &&
  joinParts(units).length === units.length;

/** Mends one page; answers which marked sequences are gone, and which letters the others hold. */
function mendPage(objects: PdfObjects, { number, contents, fonts, content, read }: ReadPage): MendedPage {
  const { codes, spans } = mendedCodes(read, fonts);
  const isEmpty = ({ strings }: Content['sequences'][number]) =>
    strings.length > 0 && strings.every((index) => codes[index]?.length === 0);
  const empty = read.sequences.filter(isEmpty);
  const changes = [
    ...empty.map(({ from, to }) => ({ from, to, text: '' })),
    ...read.strings.map(({ from, to }, index) => ({ from, to, text: hex(codes[index] ?? []) })),
    ...spans,
  ];
  objects.set(contents, packed(changed(content, changes)));
  return { number, gone: new Set(empty.map(({ mcid }) => mcid)), letters: standing(read) };
}

/** The letters of each marked sequence where they stand. */
function standing({ units }: Content): MendedPage['letters'] {
  const letters = new Map<number, Standing[]>();
  for (const letter of joinParts(units)) {
    const base = letter.glyphs.find(({ advance }) => advance !== 0) ?? letter.glyphs[0];
    const at = letter.mcid ?? -1;
    if (base !== undefined) letters.set(at, [...(letters.get(at) ?? []), { ...base, text: letter.text }]);
  }
  return letters;
}

/**
 * Mends what a PDF of our typesetter says when its text is read out, searched or copied. It draws one letter in several
 * pieces where dots or vowel signs hang higher or lower, and each piece says the whole letter again, so that words come
 * out with letters doubled. Here each letter is said once. Nothing moves: the same glyphs are drawn at the same places.
 * The structure says each text that runs from right to left as it is read; `data` is what the document was made from.
 */
export function mendText(pdf: Uint8Array, data: unknown): Uint8Array {
  const objects = openObjects(pdf);
  const pages = pagesOf(objects).map((page) => readPage(objects, page));
  if (pages.every(isSound)) return pdf;
  const mended = pages.map((page) => mendPage(objects, page));
  for (const font of new Set(pages.flatMap(({ fonts }) => [...fonts.values()]))) font.write();
  mendStructure(objects, mended, knownTexts(data));
  return objects.save();
}
