import { textOperations, tokensOf, wordsOf, codesOf, type Operation } from './content-tokens.ts';

/** A glyph as it is drawn: where its code stands in the content, and where the pen stands on the page. */
export type Glyph = {
  /** Which show string, and which code in it. */
  readonly string: number;
  readonly at: number;
  readonly code: number;
  readonly font: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly advance: number;
};

/** A stretch of the content, from its first letter to behind its last. */
export type Stretch = { readonly from: number; readonly to: number };

/** One or more glyphs that the typesetter gives one text. */
export type Unit = {
  readonly glyphs: readonly Glyph[];
  readonly text: string;
  /** Units of one piece share a line of writing; a letter whose dots hang lower is written in two. */
  readonly piece: number;
  readonly mcid: number | null;
  /** Where a span opens and closes that only says how its glyphs read. */
  readonly reading: readonly Stretch[];
};

export type Content = {
  readonly strings: readonly (Stretch & { readonly codes: readonly number[] })[];
  readonly units: readonly Unit[];
  readonly sequences: readonly Sequence[];
};

/** A marked sequence that the structure of the document points at, and the show strings in it. */
export type Sequence = Stretch & { readonly mcid: number; readonly strings: readonly number[] };

/** What the fonts of a page say about a code. */
export type Fonts = {
  readonly reads: (font: string, code: number) => string;
  readonly advance: (font: string, code: number) => number;
};

type Matrix = readonly [number, number, number, number, number, number];
type Mark = Stretch & { readonly mcid: number | null; readonly actual: string | null; readonly strings: number };

const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];
const matrixOf = ({ line }: Operation): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = line.split(' ', 6).map(Number);
  return [a, b, c, d, e, f];
};

class Reader {
  readonly strings: (Stretch & { readonly codes: readonly number[] })[] = [];
  readonly units: Unit[] = [];
  readonly sequences: Sequence[] = [];
  readonly #fonts: Fonts;
  readonly #marks: Mark[] = [];
  readonly #saved: Matrix[] = [];
  #page: Matrix = SAME;
  #text: Matrix = SAME;
  #pen = 0;
  #font = '';
  #size = 0;
  #piece = 0;
  #mcid: number | null = null;
  #span: Glyph[] | null = null;

  constructor(fonts: Fonts) {
    this.#fonts = fonts;
  }

  readonly #acts: Readonly<Record<string, (operation: Operation) => void>> = {
    q: () => void this.#saved.push(this.#page),
    Q: () => {
      this.#page = this.#saved.pop() ?? SAME;
    },
    cm: (operation) => {
      this.#page = times(matrixOf(operation), this.#page);
    },
    BT: () => {
      this.#piece += 1;
      this.#place(SAME);
    },
    Tm: (operation) => {
      this.#place(matrixOf(operation));
    },
    Tf: ({ line }) => {
      const [font = '', size] = line.slice(1).split(' ');
      this.#font = font;
      this.#size = Number(size);
    },
    Tj: (operation) => {
      this.#show(operation);
    },
    TJ: (operation) => {
      this.#show(operation);
    },
    BDC: (operation) => {
      this.#open(operation);
    },
    BMC: (operation) => {
      this.#open(operation);
    },
    EMC: (operation) => {
      this.#close(operation);
    },
  };

  take(operation: Operation): void {
    this.#acts[operation.name]?.(operation);
  }

  #place(matrix: Matrix): void {
    this.#text = times(matrix, this.#page);
    this.#pen = 0;
  }

  #open({ line, from, to }: Operation): void {
    const operands = tokensOf(line);
    const after = (key: string) => operands[operands.findIndex(({ text }) => text === key) + 1]?.text;
    const has = (key: string) => operands.some(({ text }) => text === key);
    const mcid = has('/MCID') ? Number(after('/MCID')) : null;
    const actual = mcid === null && has('/ActualText') ? wordsOf(after('/ActualText') ?? '') : null;
    this.#marks.push({ mcid, actual, from, to, strings: this.strings.length });
    if (actual !== null) this.#span = [];
    if (mcid !== null) this.#mcid = mcid;
  }

  #close({ from, to }: Operation): void {
    const mark = this.#marks.pop();
    if (mark === undefined) return;
    if (mark.mcid !== null) {
      this.#mcid = null;
      const length = this.strings.length - mark.strings;
      const strings = Array.from({ length }, (_, index) => mark.strings + index);
      this.sequences.push({ mcid: mark.mcid, from: mark.from, to, strings });
    }
    if (mark.actual === null) return;
    const glyphs = this.#span ?? [];
    this.#span = null;
    if (glyphs.length > 0)
      this.#unit(glyphs, mark.actual, [
        { from: mark.from, to: mark.to },
        { from, to },
      ]);
  }

  #unit(glyphs: readonly Glyph[], text: string, reading: Unit['reading']): void {
    this.units.push({ glyphs, text, piece: this.#piece, mcid: this.#mcid, reading });
  }

  #show({ line, from: start }: Operation): void {
    for (const { text, from, to } of tokensOf(line, start)) {
      if (/^[-+.\d]/.test(text)) this.#pen -= (Number(text) / 1000) * this.#size;
      if (!/^[<(]/.test(text)) continue;
      const codes = codesOf(text);
      const string = this.strings.push({ from, to, codes }) - 1;
      for (const [at, code] of codes.entries()) this.#draw({ string, at, code });
    }
  }

  #draw(place: Pick<Glyph, 'string' | 'at' | 'code'>): void {
    const [scale, , , , left, y] = this.#text;
    const advance = this.#fonts.advance(this.#font, place.code) / 1000;
    const x = left + this.#pen * scale;
    const glyph: Glyph = { ...place, font: this.#font, size: this.#size * scale, x, y, advance };
    this.#pen += advance * this.#size;
    if (this.#span !== null) this.#span.push(glyph);
    else this.#unit([glyph], this.#fonts.reads(this.#font, place.code), []);
  }
}

/** Reads what a page draws as text, in the order in which it is drawn: on each line from left to right. */
export function readContent(content: string, fonts: Fonts): Content {
  const reader = new Reader(fonts);
  for (const operation of textOperations(content)) reader.take(operation);
  return { strings: reader.strings, units: reader.units, sequences: reader.sequences };
}
