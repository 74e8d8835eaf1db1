/** Letters of scripts that are written from right to left. */
export const FROM_RIGHT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const isNumber = (text: string): boolean => /\p{N}/u.test(text);
const isFromRight = (text: string): boolean => FROM_RIGHT.test(text) && !isNumber(text);
/** Words and numbers that run from left to right, wherever they stand. */
const isFromLeft = (text: string): boolean => isNumber(text) || (/\p{L}/u.test(text) && !FROM_RIGHT.test(text));

export type Way = 'rtl' | 'ltr';

/** Something that says a text and stands on a line. */
export type Saying = { readonly text: string };

/** A line that runs from right to left; words and numbers from the left, and what is between them, keep their order. */
function fromRight<Item extends Saying>(line: readonly Item[]): readonly Item[] {
  const out: Item[] = [];
  let run: Item[] = [];
  let between: Item[] = [];
  const close = () => {
    out.push(...run.reverse(), ...between);
    run = [];
    between = [];
  };
  for (const item of line.toReversed()) {
    if (isFromLeft(item.text)) {
      run.push(...between, item);
      between = [];
    } else if (run.length > 0 && !isFromRight(item.text)) between.push(item);
    else {
      close();
      out.push(item);
    }
  }
  close();
  return out;
}

/** A line that runs from left to right; words from the right, and numbers between them, are turned. */
function fromLeft<Item extends Saying>(line: readonly Item[]): readonly Item[] {
  const out: Item[] = [];
  let run: Item[] = [];
  let between: Item[] = [];
  const close = () => {
    out.push(...fromRight(run), ...between);
    run = [];
    between = [];
  };
  for (const item of line) {
    if (isFromRight(item.text)) {
      run.push(...between, item);
      between = [];
    } else if (run.length > 0 && (isNumber(item.text) || !isFromLeft(item.text))) between.push(item);
    else {
      close();
      out.push(item);
    }
  }
  close();
  return out;
}

/** What stands on a line from left to right, in the order in which it is read. */
export const inReadingOrder = <Item extends Saying>(line: readonly Item[], way: Way): readonly Item[] =>
  way === 'rtl' ? fromRight(line) : fromLeft(line);

/** A letter where it stands on the page. */
export type Standing = Saying & {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** How far the pen moves after it, as a share of its size. */
  readonly advance: number;
};

/** Parts of a line lower or higher than this share of the letters' size stand on another line. */
const ANOTHER_LINE = 0.5;

/** Letters as they stand on lines, each line from left to right. */
export function linesOf<Letter extends Standing>(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  const lines: Letter[][] = [];
  for (const letter of letters) {
    const last = lines.at(-1)?.at(-1);
    const isSame = last !== undefined && Math.abs(last.y - letter.y) < letter.size * ANOTHER_LINE;
    if (isSame) lines.at(-1)?.push(letter);
    else lines.push([letter]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

/** A text as it can be compared: without blanks and without signs that nobody sees. */
const seen = (text: string): string => text.replace(/[\s\p{Cf}]/gu, '');

/** Every text in the data of a document, as it can be compared with what is drawn. */
export function textsIn(data: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'string') texts.add(seen(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take);
  };
  take(data);
  return texts;
}

/** The way in which most letters run. */
export function wayOfMost(letters: readonly Saying[]): Way {
  const right = letters.filter(({ text }) => isFromRight(text)).length;
  const left = letters.filter(({ text }) => isFromLeft(text)).length;
  return right > left ? 'rtl' : 'ltr';
}

/**
 * Which way lines run. What stands in them does not always tell ("5 Room" may stand like "Room 5"), so it is the way in
 * which they read as one of the texts that the document was made from; where none does, it is `otherwise`.
 */
export function wayOf(letters: readonly Standing[], texts: ReadonlySet<string>, otherwise: Way): Way {
  const lines = linesOf(letters);
  const isText = (way: Way): boolean => {
    const read = lines.flatMap((line) => inReadingOrder(line, way));
    return texts.has(seen(read.map(({ text }) => text).join('')));
  };
  const other: Way = otherwise === 'rtl' ? 'ltr' : 'rtl';
  return !isText(otherwise) && isText(other) ? other : otherwise;
}
