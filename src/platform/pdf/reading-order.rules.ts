import { FROM_RIGHT } from './clusters.rules.ts';

/** A letter where it stands on the page. */
export type Standing = { readonly text: string; readonly x: number; readonly y: number; readonly size: number; readonly advance: number };

/** Parts of a line lower or higher than this share of the letters' size stand on another line. */
const ANOTHER_LINE = 0.5;
/** A gap of this share of the letters' size parts words where no blank is drawn. */
const GAP = 0.2;

function linesOf(letters: readonly Standing[]): readonly (readonly Standing[])[] {
  const lines: Standing[][] = [];
  for (const letter of letters) {
    const last = lines.at(-1)?.at(-1);
    const isSame = last !== undefined && Math.abs(last.y - letter.y) < letter.size * ANOTHER_LINE;
    if (isSame) lines.at(-1)?.push(letter);
    else lines.push([letter]);
  }
  return lines;
}

/** Letters of a line from left to right, with blanks where words stand apart. */
function withBlanks(line: readonly Standing[]): readonly string[] {
  const sorted = line.toSorted((a, b) => a.x - b.x);
  return sorted.flatMap(({ text, x, size }, index) => {
    const before = sorted[index - 1];
    const isApart = before !== undefined && x - (before.x + before.advance * before.size) > size * GAP;
    return isApart && before.text !== ' ' && text !== ' ' ? [' ', text] : [text];
  });
}

/** Words and numbers that run from left to right inside a line that runs from right to left. */
const isFromLeft = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && !FROM_RIGHT.test(text);

function turned(letters: readonly string[]): string {
  const out: string[] = [];
  let run: string[] = [];
  let between: string[] = [];
  const close = () => {
    out.push(...run.reverse(), ...between);
    run = [];
    between = [];
  };
  for (const letter of letters.toReversed()) {
    if (isFromLeft(letter)) {
      run.push(...between, letter);
      between = [];
    } else if (run.length > 0 && !FROM_RIGHT.test(letter)) between.push(letter);
    else {
      close();
      out.push(letter);
    }
  }
  close();
  return out.join('');
}

/** Letters as they can be compared: in any order, without blanks and without signs that nobody sees. */
const lettersOnly = (text: string): string => [...text.replace(/[\s\p{Cf}]/gu, '')].toSorted().join('');

/** Texts that a document was made from, found by the letters that are in them. */
export type KnownTexts = ReadonlyMap<string, string>;

/** Every text in the data of a document. One that shares its letters with another is left out: it could be either. */
export function knownTexts(data: unknown): KnownTexts {
  const known = new Map<string, string>();
  const unsure = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'string' && FROM_RIGHT.test(value)) {
      const letters = lettersOnly(value);
      if ((known.get(letters) ?? value) !== value) unsure.add(letters);
      known.set(letters, value);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take);
  };
  take(data);
  for (const letters of unsure) known.delete(letters);
  return known;
}

/**
 * What letters say in the order in which they are read. Which way words and numbers ran cannot always be told from where
 * they stand ("5 Room" may stand like "Room 5"), so the text that they were set from is taken where it is known.
 */
export function readingOf(letters: readonly Standing[], known: KnownTexts): string {
  const lines = linesOf(letters).map(withBlanks);
  const drawn = lines.flat().join('');
  const meant = known.get(lettersOnly(drawn));
  if (meant !== undefined) return meant.replace(/\s+/gu, ' ').trim();
  if (!FROM_RIGHT.test(drawn)) return lines.map((line) => line.join('')).join(' ');
  return lines.map(turned).join(' ').replace(/ +/gu, ' ').trim();
}
