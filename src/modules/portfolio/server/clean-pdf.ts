import { deflateSync, inflateSync } from 'node:zlib';

/** Why a PDF cannot be kept as it is. */
export class UnfitPdf extends Error {
  readonly code: 'locked' | 'active' | 'unclean' | 'damaged';

  constructor(code: UnfitPdf['code']) {
    super(code);
    this.code = code;
  }
}

const refuse = (code: UnfitPdf['code']): never => {
  throw new UnfitPdf(code);
};

/** What runs, opens, sends, or carries other files along. None of it belongs in a proof. */
const ACTIVE =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|GoToR|Rendition|XFA)(?=[\s()<>[\]{}/%]|$)/;
const LOCKED = /\/Encrypt(?=[\s()<>[\]{}/%]|$)/;
/** Names may hide their letters behind numbers; then the usual search would walk past them. */
const spelledOut = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const MOST_UNPACKED = 32 * 1024 * 1024;

function lookForActive(text: string): void {
  const plain = spelledOut(text);
  if (LOCKED.test(plain)) refuse('locked');
  if (ACTIVE.test(plain)) refuse('active');
}

type Stream = { readonly dict: string; readonly start: number; readonly end: number };

/** Every stream, with the dictionary before it, in the order of the file. */
function streamsOf(text: string): readonly Stream[] {
  const found: Stream[] = [];
  let from = 0;
  for (;;) {
    const keyword = text.indexOf('stream', from);
    if (keyword < 0) return found;
    const after = text.startsWith('\r\n', keyword + 6) ? 2 : /[\r\n]/.test(text.charAt(keyword + 6)) ? 1 : 0;
    const isStart = after > 0 && text.slice(keyword - 3, keyword) !== 'end';
    from = keyword + 6;
    if (!isStart) continue;
    const start = keyword + 6 + after;
    const end = text.indexOf('endstream', start);
    if (end < 0) refuse('damaged');
    const opened = text.lastIndexOf('obj', keyword);
    found.push({ dict: text.slice(Math.max(opened, keyword - 4000, 0), keyword), start, end });
    from = end + 9;
  }
}

/** Blanks a text in round brackets that begins at `from`; answers where it ends. Brackets inside come in pairs. */
function blankRound(out: string[], from: number): number {
  let depth = 1;
  let at = from + 1;
  for (; at < out.length && depth > 0; at += 1) {
    const letter = out[at];
    // What follows a backslash is part of the text, whatever it is.
    if (letter === '\\') out[at + 1] = ' ';
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (depth > 0) out[at] = ' ';
  }
  return at;
}

/** The inside of each text between brackets becomes blanks, so that every place in the file stays where it is. */
function blankTexts(text: string): string {
  const out = text.split('');
  for (let at = 0; at < out.length;) {
    if (out[at] === '(') at = blankRound(out, at);
    else if (out[at] === '<' && out[at + 1] === '<') at += 2;
    else if (out[at] === '<') {
      const found = text.indexOf('>', at);
      const end = found < 0 ? out.length : found;
      out.fill(' ', at + 1, end);
      at = end;
    } else at += 1;
  }
  return out.join('');
}

const write = (bytes: Uint8Array, at: number, text: string): void => {
  for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
};

const referencesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, number]) => number ?? []);

/** Where the object of this number stands in the open part of the file, in every version that was ever saved. */
function placesOf(text: string, number: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(new RegExp(`(?<!\\d)${number}\\s+\\d+\\s+obj\\b`, 'g'))].map(({ index, 0: head }) => {
    const end = text.indexOf('endobj', index);
    return [index + head.length, end < 0 ? text.length : end] as const;
  });
}

/** Whether an object stream is packed in the usual way, or not at all; any other way cannot be looked into. */
function isPacked(dict: string): boolean {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dict)?.[1];
  const isUsual = filter !== undefined && /^\[?\s*\/FlateDecode\s*\]?$/.test(filter);
  if ((filter !== undefined && !isUsual) || dict.includes('/DecodeParms')) refuse('unclean');
  return isUsual;
}

/** Where objects stand inside an object stream, by number. */
function placesInside(text: string, first: number): readonly (readonly [string, number, number])[] {
  const heads = text.slice(0, first).trim().split(/\s+/);
  const starts = heads.filter((_, index) => index % 2 === 1).map((offset) => first + Number(offset));
  return starts.map((from, index) => [heads[index * 2] ?? '', from, starts[index + 1] ?? text.length] as const);
}

/** An object stream, unpacked: what it holds is searched, and its texts about the document are blanked. */
function cleanObjects(bytes: Uint8Array, { dict, start, end }: Stream, info: ReadonlySet<string>): void {
  const wasPacked = isPacked(dict);
  const raw = bytes.subarray(start, end);
  const plain = wasPacked ? unpack(raw) : raw.slice();
  const text = latin(plain);
  lookForActive(text);
  const first = Number(/\/First\s+(\d+)/.exec(dict)?.[1] ?? refuse('damaged'));
  const told = placesInside(text, first).filter(([number]) => info.has(number));
  for (const [, from, to] of told) write(plain, from, blankTexts(text.slice(from, to)));
  if (told.length === 0) return;
  const packed = wasPacked ? deflateSync(plain, { level: 9 }) : plain;
  if (packed.length > raw.length) refuse('unclean');
  raw.fill(0x20);
  raw.set(packed);
}

function unpack(raw: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(inflateSync(raw, { maxOutputLength: MOST_UNPACKED }));
  } catch {
    return refuse('unclean');
  }
}

/** What programs write about a document in XML: emptied, in a way that still unpacks. */
function blankMetadata(bytes: Uint8Array, { dict, start, end }: Stream): void {
  const nothing = /\/FlateDecode/.test(dict) ? deflateSync(new Uint8Array()) : new Uint8Array();
  bytes.fill(0x20, start, end);
  if (nothing.length <= end - start) bytes.set(nothing, start);
}

/** Markers that carry tags: all of the application's own but the two that say how colours are read, and comments. */
const isTagMarker = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);

/** Place, time and device inside a photo that stands in the document. */
function blankPhotoTags(bytes: Uint8Array, { start, end }: Stream): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = start + 2; at + 4 <= end && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    const next = at + 2 + view.getUint16(at + 2);
    if (marker === 0xda || next < at + 4 || next > end) return;
    if (isTagMarker(marker)) bytes.fill(0, at + 4, next);
    at = next;
  }
}

/** Numbers of the objects that say something about the document, and of what they point at. */
function infoOf(text: string): ReadonlySet<string> {
  const named = referencesIn(text, /\/Info\s+(\d+)\s+\d+\s+R/g);
  const written = named.flatMap((number) => placesOf(text, number)).map(([from, to]) => text.slice(from, to));
  return new Set([...named, ...written.flatMap((part) => referencesIn(part, /(\d+)\s+\d+\s+R/g))]);
}

/**
 * Takes out of a PDF what it says about its maker (title, author, programs, times, XML metadata, tags of photos in it)
 * and refuses one that runs something, carries files or is locked. Nothing moves: what is taken out becomes blanks.
 * What is written on the pages, bookmarks, comments, links and pages of earlier versions stay.
 * @throws UnfitPdf
 */
export function cleanPdf(original: Uint8Array): Uint8Array {
  const bytes = original.slice();
  const text = latin(bytes);
  if (!/%%EOF\s*$/.test(text.slice(-2048)) || !text.includes('obj')) refuse('damaged');
  lookForActive(text);
  const plain = spelledOut(text);
  const count = (where: string) => where.split('/ObjStm').length;
  if (count(plain) !== count(text)) refuse('active');
  const streams = streamsOf(text);
  const info = infoOf(text);
  for (const number of info) {
    for (const [from, to] of placesOf(text, number)) write(bytes, from, blankTexts(text.slice(from, to)));
  }
  for (const stream of streams) {
    if (/\/ObjStm/.test(stream.dict)) cleanObjects(bytes, stream, info);
    else if (/\/Subtype\s*\/XML|\/Type\s*\/Metadata/.test(stream.dict)) blankMetadata(bytes, stream);
    else if (/\/DCTDecode/.test(stream.dict)) blankPhotoTags(bytes, stream);
  }
  return bytes;
}
