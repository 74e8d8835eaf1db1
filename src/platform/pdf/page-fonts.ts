import { inflateSync } from 'node:zlib';
import { packed, pointerIn, textOf, type PdfObjects } from './pdf-objects.ts';
import { addGlyphs, countOf, unitsOf, type MadeGlyph } from './truetype.ts';

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
const hex4 = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
const hexOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

const MAP_START = 'endcodespacerange\n';

function textsOf(map: string): ReadonlyMap<number, string> {
  const pairs = map.slice(map.indexOf(MAP_START)).matchAll(/<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>/g);
  return new Map([...pairs].map(([, code = '', text = '']) => [Number.parseInt(code, 16), utf16(text)]));
}

function widthsOf(head: string): ReadonlyMap<number, string> {
  const row = /\/W \[([^\]]*)\]/.exec(head)?.[1] ?? '';
  const widths = new Map<number, string>();
  for (const [, from, to, width = '0'] of row.matchAll(/(\d+) (\d+) ([\d.]+)/g)) {
    for (let code = Number(from); code <= Number(to); code += 1) widths.set(code, width);
  }
  return widths;
}

/** A glyph of the font, moved by parts of an em. */
export type GlyphPart = { readonly glyph: number; readonly x: number; readonly y: number };

/**
 * One embedded font. A reader looks up what a code says, so a letter that is to be said once has to be one code: its
 * glyphs are put together into one, and a glyph that stands for two letters gets a second code.
 */
export class PageFont {
  readonly #objects: PdfObjects;
  readonly #letters: number;
  readonly #descriptor: number;
  readonly #map: number;
  readonly #file: number | null;
  readonly #texts: ReadonlyMap<number, string>;
  readonly #widths: ReadonlyMap<number, string>;
  readonly #program: Uint8Array;
  readonly #units: number;
  readonly #count: number;
  readonly #made: (MadeGlyph & { readonly width: string })[] = [];
  readonly #says = new Map<number, string>();
  readonly #known = new Map<string, number>();

  constructor(objects: PdfObjects, number: number) {
    const { head } = objects.get(number);
    this.#objects = objects;
    this.#letters = pointerIn(head, 'DescendantFonts') ?? 0;
    this.#map = pointerIn(head, 'ToUnicode') ?? 0;
    const letters = objects.get(this.#letters).head;
    this.#descriptor = pointerIn(letters, 'FontDescriptor') ?? 0;
    this.#file = pointerIn(objects.get(this.#descriptor).head, 'FontFile2');
    this.#texts = textsOf(textOf(objects.get(this.#map)));
    this.#widths = widthsOf(letters);
    const file = this.#file === null ? null : objects.get(this.#file).stream;
    this.#program = file === null ? new Uint8Array() : inflateSync(file);
    this.#units = this.canMend ? unitsOf(this.#program) : 0;
    this.#count = this.canMend ? countOf(this.#program) : 0;
  }

  /** Only fonts with TrueType outlines can be given more glyphs; the others stay as they are. */
  get canMend(): boolean {
    return this.#file !== null;
  }

  reads(code: number): string {
    return this.#texts.get(code) ?? '';
  }

  /** How far the pen moves after a glyph, in thousandths of an em. */
  advance(code: number): number {
    return Number(this.#widths.get(code) ?? 0);
  }

  /** The code that draws these glyphs as one and says this text; the pen moves as after `base`. */
  codeFor(parts: readonly GlyphPart[], says: string, base: number | null): number {
    const inUnits = parts.map(({ glyph, x, y }) => ({
      glyph,
      x: Math.round(x * this.#units),
      y: Math.round(y * this.#units),
    }));
    const places = inUnits.map(({ glyph, x, y }) => `${String(glyph)} ${String(x)} ${String(y)}`);
    const key = `${places.join(',')} ${String(base)} ${says}`;
    const code = this.#known.get(key) ?? this.#ownCode(inUnits, says, base) ?? this.#make(inUnits, base);
    this.#known.set(key, code);
    this.#says.set(code, says);
    return code;
  }

  /** The code of a blank as wide as this share of an em. */
  blank(advance: number, says: string): number {
    const key = `blank ${String(advance)} ${says}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = {
      parts: [],
      advance: Math.round(advance * this.#units),
      width: String(Math.round(advance * 1e5) / 100),
    };
    const code = this.#count + this.#made.push(made) - 1;
    this.#known.set(key, code);
    this.#says.set(code, says);
    return code;
  }

  /** A glyph that stands alone keeps its own code for the first text that it says. */
  #ownCode(parts: MadeGlyph['parts'], says: string, base: number | null): number | null {
    const [part, ...more] = parts;
    if (part === undefined || more.length > 0 || part.x !== 0 || part.y !== 0) return null;
    const isFree = (this.#says.get(part.glyph) ?? says) === says;
    return isFree && (base === part.glyph || this.advance(part.glyph) === 0) ? part.glyph : null;
  }

  #make(parts: MadeGlyph['parts'], base: number | null): number {
    const width = base === null ? '0' : (this.#widths.get(base) ?? '0');
    const advance = Math.round((Number(width) * this.#units) / 1000);
    return this.#count + this.#made.push({ parts, advance, width }) - 1;
  }

  /** Writes the font with its new glyphs, their widths, and what each code says. */
  write(): void {
    if (this.#file === null || this.#says.size === 0) return;
    if (this.#made.length > 0) this.#writeGlyphs(this.#file);
    const old = textOf(this.#objects.get(this.#map));
    const lines = [...this.#says].map(([code, says]) => `<${hex4(code)}> <${hexOf(says)}>\n`);
    const blocks: string[] = [];
    for (let from = 0; from < lines.length; from += 100) {
      const block = lines.slice(from, from + 100);
      blocks.push(`${String(block.length)} beginbfchar\n${block.join('')}endbfchar\n`);
    }
    const start = old.indexOf(MAP_START) + MAP_START.length;
    const map = old.slice(0, start) + blocks.join('') + old.slice(old.indexOf('endcmap', start));
    this.#objects.set(this.#map, packed(map, '/Type /CMap\n  /WMode 0'));
  }

  #writeGlyphs(file: number): void {
    const program = addGlyphs(this.#program, this.#made);
    this.#objects.set(file, packed(program, `/Length1 ${String(program.length)}`));
    const letters = this.#objects.get(this.#letters);
    const more = this.#made.flatMap(({ width }, index) => {
      const code = String(this.#count + index);
      return width === '0' ? [] : [` ${code} ${code} ${width}`];
    });
    const head = letters.head.replace(/\/W \[[^\]]*/, (row) => row + more.join(''));
    this.#objects.set(this.#letters, { ...letters, head });
    // The list of codes in the font would have to name the new ones; nobody needs it, so it goes.
    const descriptor = this.#objects.get(this.#descriptor);
    const without = descriptor.head.replace(/\s*\/CIDSet \d+ 0 R/, '');
    this.#objects.set(this.#descriptor, { ...descriptor, head: without });
  }
}
