/** A glyph that is put together from others: each stands at an offset, in the font's own units. */
export type MadeGlyph = {
  readonly parts: readonly { readonly glyph: number; readonly x: number; readonly y: number }[];
  /** How far the pen moves after it. */
  readonly advance: number;
};

type Tables = Map<string, Buffer>;
type Box = readonly [number, number, number, number];

const ARGUMENTS_ARE_WORDS = 1;
const ARGUMENTS_ARE_OFFSETS = 2;
const MORE_PARTS = 32;

function tablesOf(font: Buffer): Tables {
  const rows = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  return new Map(
    rows.map((row) => {
      const from = font.readUInt32BE(row + 8);
      return [
        font.toString('latin1', row, row + 4),
        Buffer.from(font.subarray(from, from + font.readUInt32BE(row + 12))),
      ];
    }),
  );
}

function table(tables: Tables, name: string): Buffer {
  const found = tables.get(name);
  if (found === undefined) throw new Error(`A font without the table ${name}`);
  return found;
}

/** Where each glyph's outline starts; one place more than there are glyphs. */
function placesOf(tables: Tables): readonly number[] {
  const loca = table(tables, 'loca');
  const isLong = table(tables, 'head').readInt16BE(50) === 1;
  const count = table(tables, 'maxp').readUInt16BE(4) + 1;
  return Array.from({ length: count }, (_, index) =>
    isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2,
  );
}

/** The box around a glyph; null where nothing is drawn. */
function boxOf(tables: Tables, places: readonly number[], glyph: number): Box | null {
  const [from = 0, to = 0] = [places[glyph], places[glyph + 1]];
  if (to <= from) return null;
  const glyf = table(tables, 'glyf');
  return [
    glyf.readInt16BE(from + 2),
    glyf.readInt16BE(from + 4),
    glyf.readInt16BE(from + 6),
    glyf.readInt16BE(from + 8),
  ];
}

const around = (boxes: readonly Box[]): Box =>
  boxes.length === 0
    ? [0, 0, 0, 0]
    : [
        Math.min(...boxes.map(([left]) => left)),
        Math.min(...boxes.map(([, bottom]) => bottom)),
        Math.max(...boxes.map(([, , right]) => right)),
        Math.max(...boxes.map(([, , , top]) => top)),
      ];

function outlineOf({ parts }: MadeGlyph, box: Box): Buffer {
  const out = Buffer.alloc(10 + parts.length * 8);
  out.writeInt16BE(-1, 0);
  for (const [index, edge] of box.entries()) out.writeInt16BE(edge, 2 + index * 2);
  for (const [index, { glyph, x, y }] of parts.entries()) {
    const at = 10 + index * 8;
    const more = index < parts.length - 1 ? MORE_PARTS : 0;
    out.writeUInt16BE(ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | more, at);
    out.writeUInt16BE(glyph, at + 2);
    out.writeInt16BE(x, at + 4);
    out.writeInt16BE(y, at + 6);
  }
  return out;
}

/** Every glyph's own pair of advance and left edge, also where the font leaves out equal advances at its end. */
function metricsOf(tables: Tables, count: number): Buffer {
  const hmtx = table(tables, 'hmtx');
  const long = table(tables, 'hhea').readUInt16BE(34);
  const out = Buffer.alloc(count * 4);
  for (let glyph = 0; glyph < count; glyph += 1) {
    out.writeUInt16BE(hmtx.readUInt16BE(Math.min(glyph, long - 1) * 4), glyph * 4);
    out.writeInt16BE(hmtx.readInt16BE(glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2), glyph * 4 + 2);
  }
  return out;
}

/** Limits that a program may set memory aside by: never too small. */
function raiseLimits(maxp: Buffer, glyphs: readonly MadeGlyph[]): void {
  const most = Math.max(...glyphs.map(({ parts }) => parts.length));
  const raise = (at: number, value: number) => maxp.writeUInt16BE(Math.min(value, 0xffff), at);
  const largest = (at: number) => Math.max(maxp.readUInt16BE(at), maxp.readUInt16BE(at + 4));
  const [points, contours] = [largest(6), largest(8)];
  raise(10, points * most);
  raise(12, contours * most);
  raise(28, Math.max(maxp.readUInt16BE(28), most));
  raise(30, maxp.readUInt16BE(30) + 1);
}

/** Names of glyphs would have to be as many as the glyphs; version 3 has none. */
function withoutNames(post: Buffer): Buffer {
  const out = Buffer.from(post.subarray(0, 32));
  out.writeUInt32BE(0x00030000, 0);
  return out;
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function write(font: Buffer, tables: Tables): Uint8Array {
  const header = Buffer.from(font.subarray(0, 12 + tables.size * 16));
  table(tables, 'head').writeUInt32BE(0, 8);
  const bodies: Buffer[] = [];
  let from = header.length;
  for (const [index, [, plain]] of [...tables].entries()) {
    const body = padded(plain);
    const row = 12 + index * 16;
    header.writeUInt32BE(sumOf(body), row + 4);
    header.writeUInt32BE(from, row + 8);
    header.writeUInt32BE(plain.length, row + 12);
    bodies.push(body);
    from += body.length;
  }
  const whole = Buffer.concat([header, ...bodies]);
  const head = [...tables.keys()].indexOf('head');
  whole.writeUInt32BE((0xb1b0afba - sumOf(whole)) >>> 0, header.readUInt32BE(12 + head * 16 + 8) + 8);
  return new Uint8Array(whole);
}

/** How many of the font's units make one em. */
export const unitsOf = (font: Uint8Array): number => table(tablesOf(Buffer.from(font)), 'head').readUInt16BE(18);

/** How many glyphs the font has: the number that the first added one gets. */
export const countOf = (font: Uint8Array): number => table(tablesOf(Buffer.from(font)), 'maxp').readUInt16BE(4);

/** Adds glyphs that are put together from the font's own at the end of a TrueType font. */
export function addGlyphs(bytes: Uint8Array, glyphs: readonly MadeGlyph[]): Uint8Array {
  const font = Buffer.from(bytes);
  const tables = tablesOf(font);
  const places = placesOf(tables);
  const count = places.length - 1;
  const boxes = glyphs.map(({ parts }) =>
    around(
      parts.flatMap(({ glyph, x, y }): readonly Box[] => {
        const box = boxOf(tables, places, glyph);
        return box === null ? [] : [[box[0] + x, box[1] + y, box[2] + x, box[3] + y]];
      }),
    ),
  );
  const outlines = glyphs.map((glyph, index) =>
    glyph.parts.length === 0 ? Buffer.alloc(0) : padded(outlineOf(glyph, boxes[index] ?? [0, 0, 0, 0])),
  );
  const start = padded(table(tables, 'glyf').subarray(0, places.at(-1)));
  const starts = [...places.slice(0, -1)];
  let end = start.length;
  for (const { length } of outlines) {
    starts.push(end);
    end += length;
  }
  const loca = Buffer.alloc((starts.length + 1) * 4);
  for (const [index, place] of [...starts, end].entries()) loca.writeUInt32BE(place, index * 4);
  const added = Buffer.alloc(glyphs.length * 4);
  for (const [index, { advance }] of glyphs.entries()) {
    added.writeUInt16BE(advance, index * 4);
    added.writeInt16BE(boxes[index]?.[0] ?? 0, index * 4 + 2);
  }
  tables.set('hmtx', Buffer.concat([metricsOf(tables, count), added]));
  tables.set('glyf', Buffer.concat([start, ...outlines]));
  tables.set('loca', loca);
  const [head, maxp, hhea] = [table(tables, 'head'), table(tables, 'maxp'), table(tables, 'hhea')];
  head.writeInt16BE(1, 50);
  const [left, bottom, right, top] = around([
    [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    ...boxes,
  ]);
  for (const [index, edge] of [left, bottom, right, top].entries()) head.writeInt16BE(edge, 36 + index * 2);
  maxp.writeUInt16BE(count + glyphs.length, 4);
  hhea.writeUInt16BE(count + glyphs.length, 34);
  if (glyphs.length > 0) raiseLimits(maxp, glyphs);
  tables.set('post', withoutNames(table(tables, 'post')));
  return write(font, tables);
}
