import type { Glyph, Sequence } from './content-glyphs.ts';
import type { PageFont } from './page-fonts.ts';
import { FROM_RIGHT, inReadingOrder, linesOf, type Standing, type Way } from './reading-order.ts';

/** A letter with the codes that draw it now. */
export type Shown = Standing & {
  readonly glyph: Glyph;
  readonly piece: number;
  readonly codes: readonly number[];
  readonly mcid: number | null;
};

/** What the typesetter writes around the letters of one piece; anything else is left as it stands. */
const PIECE = /^\/Span <<[^>]*>> BDC\nq\n1 0 0 -1 \S+ \S+ cm\n((?:\/\w+ cs\n|[\d. ]+ scn\n)*)BT\n([\s\S]*)ET\nQ\nEMC$/;
const LINE =
  /^(?:\/Span <<|\s*\/ActualText .*|>> BDC|\/ReversedChars BMC|EMC|0 Tr|\/\w+ [\d.]+ Tf|1 0 0 -1 \S+ 0 Tm|\[.*\] TJ|.* Tj)$/;

/** The colour of a piece, as it is written; null where something stands in it that is not known here. */
function colourOf(piece: string): string | null {
  const [, colour, inside] = PIECE.exec(piece) ?? [];
  if (colour === undefined || inside === undefined) return null;
  return inside
    .trimEnd()
    .split('\n')
    .every((line) => LINE.test(line))
    ? colour
    : null;
}

type Fonts = ReadonlyMap<string, PageFont>;

/** A letter as it stands on its line; blanks between words that run from the right run with them. */
type Placed = Shown & { readonly colour: string; readonly isTurned: boolean };

/** Letters in a row that are drawn by one show string. */
type Run = { readonly text: string; readonly letters: readonly Placed[] };

/** Letters farther apart than this share of their size are drawn by two show strings. */
const FARTHEST = 0.2;

const isTurned = (letter: Shown | undefined): boolean =>
  letter !== undefined && FROM_RIGHT.test(letter.text) && !/\p{N}/u.test(letter.text);

const areBeside = (last: Shown, next: Shown): boolean =>
  last.size === next.size &&
  Math.abs(last.y - next.y) < 0.001 &&
  Math.abs(next.x - last.x - last.advance * last.size) < last.size * FARTHEST;

/** A blank between letters from the right, as a blank of their own font: words are not parted by a change of font. */
function blankLike(last: Shown, blank: Shown, fonts: Fonts): Shown | null {
  const font = fonts.get(last.glyph.font);
  if (font?.canMend !== true) return null;
  const code = font.blank(blank.advance, blank.text);
  return { ...blank, glyph: { ...blank.glyph, font: last.glyph.font }, codes: [code] };
}

type Coloured = Shown & { readonly colour: string };

function placed(line: readonly Coloured[], fonts: Fonts): readonly Placed[] {
  return line.map((letter, index) => {
    const [last, next] = [line[index - 1], line[index + 1]];
    const isBetween = /^\s$/u.test(letter.text) && isTurned(last) && isTurned(next);
    const blank = isBetween && last !== undefined && areBeside(last, letter) ? blankLike(last, letter, fonts) : null;
    if (blank === null) return { ...letter, isTurned: isTurned(letter) };
    return { ...letter, ...blank, colour: last?.colour ?? letter.colour, isTurned: true };
  });
}

const goesOn = (last: Placed | undefined, next: Placed): boolean =>
  last !== undefined &&
  last.glyph.font === next.glyph.font &&
  last.colour === next.colour &&
  last.isTurned === next.isTurned &&
  // Brackets beside a word from the left may belong to the line from the right: then they are a piece of their own.
  (last.isTurned || last.piece === next.piece) &&
  areBeside(last, next);

function runsOf(line: readonly Placed[]): readonly Run[] {
  const runs: Placed[][] = [];
  for (const letter of line) {
    const run = runs.at(-1);
    if (run !== undefined && goesOn(run.at(-1), letter)) run.push(letter);
    else runs.push([letter]);
  }
  return runs.map((letters) => ({ letters, text: letters.map(({ text }) => text).join('') }));
}

const short = (value: number): string => String(Math.round(value * 100_000) / 100_000);
const hex = (codes: readonly number[]): string => codes.map((code) => code.toString(16).padStart(4, '0')).join('');

/** A run with its letters where they stood: moved where the pen alone would not bring them there. */
function show({ letters }: Run): string {
  const first = letters[0];
  if (first === undefined) return '';
  let pen = first.x;
  const parts: string[] = [];
  let codes = '';
  for (const letter of letters) {
    const move = Math.round(((pen - letter.x) / letter.size) * 100_000) / 100;
    if (Math.abs(move) >= 0.05) {
      if (codes !== '') parts.push(`<${codes}>`);
      parts.push(String(move));
      codes = '';
      pen -= (move / 1000) * letter.size;
    }
    codes += hex(letter.codes);
    pen += letter.advance * letter.size;
  }
  parts.push(`<${codes}>`);
  const { font, size } = first.glyph;
  const shown = `/${font} ${short(size)} Tf\n1 0 0 1 ${short(first.x)} ${short(first.y)} Tm\n[${parts.join(' ')}] TJ\n`;
  return first.isTurned && letters.length > 1 ? `/ReversedChars BMC\n${shown}EMC\n` : shown;
}

/** What is drawn in one colour. */
function draw(colour: string, runs: readonly Run[]): string {
  return `q\n${colour}BT\n0 Tr\n${runs.map(show).join('')}ET\nQ\n`;
}

/** The letters of some marked sequences that follow each other, and which way their lines run. */
export type Lines = { readonly letters: readonly Shown[]; readonly way: Way; readonly fonts: Fonts };

/**
 * Writes lines anew as one marked sequence: words whole, in the order in which they are read, each letter where it
 * stood. Null where the sequences hold anything but letters: then they stay as they are.
 */
export function showLines(content: string, group: readonly Sequence[], { letters, way, fonts }: Lines): string | null {
  const colours = new Map<number | null, string>();
  for (const { mcid, from, to } of group) {
    const colour = colourOf(content.slice(from, to));
    if (colour === null) return null;
    colours.set(mcid, colour);
  }
  const inColour = letters.map((letter) => ({ ...letter, colour: colours.get(letter.mcid) ?? '' }));
  const runs = linesOf(inColour).flatMap((line) => inReadingOrder(runsOf(placed(line, fonts)), way));
  const blocks: string[] = [];
  for (let from = 0; from < runs.length;) {
    const colour = runs[from]?.letters[0]?.colour ?? '';
    const to = runs.findIndex((run, index) => index > from && run.letters[0]?.colour !== colour);
    blocks.push(draw(colour, runs.slice(from, to < 0 ? runs.length : to)));
    from = to < 0 ? runs.length : to;
  }
  const opened = content.slice(group[0]?.from, content.indexOf('q\n', group[0]?.from));
  return `${opened}${blocks.join('')}EMC`;
}
