import { joinParts, shareText, type Joined, type Sharing } from './join-letters.ts';
import { readContent, type Content, type Glyph, type Sequence } from './content-glyphs.ts';
import type { PageFont } from './page-fonts.ts';
import { FROM_RIGHT, wayOf, type Way } from './reading-order.ts';
import { showLines, type Shown } from './show-lines.ts';

/** What a page draws, and the fonts that it draws with. */
export type Page = {
  readonly content: string;
  readonly read: Content;
  readonly letters: readonly Joined[];
  readonly fonts: ReadonlyMap<string, PageFont>;
};

export function readPage(content: string, fonts: ReadonlyMap<string, PageFont>): Page {
  const read = readContent(content, {
    reads: (font, code) => fonts.get(font)?.reads(code) ?? '',
    advance: (font, code) => fonts.get(font)?.advance(code) ?? 0,
  });
  return { content, fonts, read, letters: joinParts(read.units) };
}

/** Most documents in Latin letters say each letter once as they are; they stay as they are, byte for byte. */
export const isSound = ({ read: { units }, letters }: Page): boolean =>
  units.every(({ text, reading }) => reading.length === 0 && !FROM_RIGHT.test(text)) && letters.length === units.length;

/** The codes that draw a letter, in the order in which they are drawn. */
function codesFor({ base, silent, codes }: Sharing, font: PageFont): readonly number[] {
  const isFromRight = codes.some(({ says }) => FROM_RIGHT.test(says));
  const beside = (glyph: Glyph, pen: number) => ({
    glyph: glyph.code,
    x: (glyph.x - base.x) / base.size - pen,
    y: (glyph.y - base.y) / base.size,
  });
  const drawn = codes.map(({ glyph, says }) => {
    if (glyph === null) return font.blank(0, says);
    if (glyph !== base) return font.codeFor([beside(glyph, isFromRight ? 0 : base.advance)], says, null);
    const dots = silent.map((sign) => beside(sign, 0));
    return font.codeFor([{ glyph: base.code, x: 0, y: 0 }, ...dots], says, base.code);
  });
  return isFromRight ? drawn.reverse() : drawn;
}

type Change = { readonly from: number; readonly to: number; readonly text: string };

/** Where one change stands inside another, the outer one counts. */
function changed(content: string, changes: readonly Change[]): string {
  let at = 0;
  let out = '';
  for (const { from, to, text } of changes.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    out += content.slice(at, from) + text;
    at = to;
  }
  return out + content.slice(at);
}

const hex = (codes: readonly number[]): string =>
  `<${codes.map((code) => code.toString(16).padStart(4, '0')).join('')}>`;

/** What a letter is drawn with now; `sharing` is null where its glyphs stay as they are. */
function shownAs(letter: Joined, fonts: Page['fonts']) {
  const font = fonts.get(letter.glyphs[0]?.font ?? '');
  const sharing = font?.canMend === true ? shareText(letter) : null;
  const plain = letter.glyphs.map(({ code }) => code);
  return { sharing, codes: font === undefined || sharing === null ? plain : codesFor(sharing, font) };
}

/** Gives each letter its codes; answers the letters, what each show string shows now, and spans that say too much. */
function share({ read, letters, fonts }: Page) {
  const strings: (readonly number[])[][] = read.strings.map(({ codes }) => codes.map((code) => [code]));
  const put = ({ string, at }: Glyph, codes: readonly number[]) => strings[string]?.splice(at, 1, codes);
  const shown: Shown[] = [];
  const spans: Change[] = [];
  for (const letter of letters) {
    const { sharing, codes } = shownAs(letter, fonts);
    const glyph = sharing?.base ?? letter.glyphs[0];
    if (glyph !== undefined)
      shown.push({ ...glyph, glyph, codes, text: letter.text, mcid: letter.mcid, piece: letter.piece });
    if (sharing === null) continue;
    for (const other of letter.glyphs) put(other, []);
    put(sharing.base, codes);
    spans.push(...letter.readings.map((stretch) => ({ ...stretch, text: '' })));
  }
  return { shown, spans, strings: strings.map((lists) => lists.flat()) };
}

/** What a marked sequence says of itself besides its number: its language, where it has one of its own. */
const kindOf = (content: string, { from }: Sequence): string =>
  content.slice(from, content.indexOf('BDC', from)).replace(/\/MCID \d+/, '');

/** Neighbours on the page that belong to one element of the structure, in one language. */
function groupsOf({ content, read }: Page, parents: readonly (number | null)[]): readonly (readonly Sequence[])[] {
  const groups: Sequence[][] = [];
  for (const sequence of read.sequences) {
    const last = groups.at(-1)?.at(-1);
    const isNext =
      last !== undefined &&
      parents[last.mcid] === parents[sequence.mcid] &&
      kindOf(content, last) === kindOf(content, sequence) &&
      content.slice(last.to, sequence.from).trim() === '';
    if (isNext) groups.at(-1)?.push(sequence);
    else groups.push([sequence]);
  }
  return groups;
}

/** What lines may say, and which way they run where that does not tell. */
export type Expected = { readonly texts: ReadonlySet<string>; readonly way: Way };

/** A page with its content mended, and the marked sequences that are not in it any more. */
export type Mended = { readonly content: string; readonly gone: ReadonlySet<number> };

/** Mends one page. `parents`: the element of the structure that each marked sequence belongs to. */
export function mendPage(page: Page, parents: readonly (number | null)[], { texts, way }: Expected): Mended {
  const { shown, spans, strings } = share(page);
  const changes: Change[] = [
    ...page.read.strings.map(({ from, to }, index) => ({ from, to, text: hex(strings[index] ?? []) })),
    ...spans,
  ];
  const gone = new Set<number>();
  const bySequence = Map.groupBy(shown, ({ mcid }) => mcid);
  const asLines = (group: readonly Sequence[]): string | null => {
    const letters = group.flatMap(({ mcid }) => bySequence.get(mcid) ?? []);
    if (!letters.some(({ text }) => FROM_RIGHT.test(text))) return null;
    return showLines(page.content, group, { letters, fonts: page.fonts, way: wayOf(letters, texts, way) });
  };
  for (const group of groupsOf(page, parents)) {
    const lines = asLines(group);
    const isEmpty = ({ strings: own }: Sequence) =>
      own.length > 0 && own.every((index) => strings[index]?.length === 0);
    if (lines !== null) changes.push({ from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0, text: lines });
    const left = lines === null ? group.filter(isEmpty) : group.slice(1);
    for (const { mcid, from, to } of left) {
      gone.add(mcid);
      if (lines === null) changes.push({ from, to, text: '' });
    }
  }
  return { content: changed(page.content, changes), gone };
}
