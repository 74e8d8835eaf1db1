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

/** The inside of each text between brackets becomes blanks, so that every place in the file stays where it is. */
function blankTexts(text: string): string {
  const out = [...text];
  let depth = 0;
  let inHex = false;
  for (let at = 0; at < out.length; at += 1) {
    const letter = out[at] ?? '';
    if (depth === 0) {
      if (letter === '(') depth = 1;
      else if (letter === '<' && out[at + 1] === '<') at += 1;
      else if (letter === '<') inHex = true;
      else if (letter === '>') inHex = false;
      else if (inHex) out[at] = ' ';
    } else if (letter === '\\') {
      out[at] = ' ';
      out[at + 1] = ' ';
      at += 1;
    } else {
      depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
      if (depth > 0) out[at] = ' ';
    }
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

/** An object stream, unpacked: what it holds is searched, and its texts about the document are blanked. */
function cleanObjects(bytes: Uint8Array, { dict, start, end }: Stream, info: ReadonlySet<string>): void {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dict)?.[1] ?? '';
  const isPacked = /^\[?\s*\/FlateDecode\s*\]?$/.test(filter);
  if ((!isPacked && filter !== '') || /\/DecodeParms/.test(dict)) refuse('unclean');
  const raw = bytes.subarray(start, end);
  const plain = isPacked ? unpack(raw) : raw.slice();
  const text = latin(plain);
  lookForActive(text);
  const first = Number(/\/First\s+(\d+)/.exec(dict)?.[1] ?? refuse('damaged'));
  const heads = text.slice(0, first).trim().split(/\s+/);
  let isChanged = false;
  for (let at = 0; at + 1 < heads.length; at += 2) {
    if (!info.has(heads[at] ?? '')) continue;
    const from = first + Number(heads[at + 1]);
    const to = at + 3 < heads.length ? first + Number(heads[at + 3]) : text.length;
    write(plain, from, blankTexts(text.slice(from, to)));
    isChanged = true;
  }
  if (!isChanged) return;
  const packed = isPacked ? deflateSync(plain, { level: 9 }) : plain;
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

/** Place, time and device inside a photo that stands in the document. */
function blankPhotoTags(bytes: Uint8Array, { start, end }: Stream): void {
  let at = start + 2;
  while (at + 4 <= end && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker === 0xda || length < 2 || at + 2 + length > end) return;
    // APP14 says how the colours are to be read, APP2 which ones they are.
    const isTag = (marker >= 0xe1 && marker <= 0xed && marker !== 0xe2) || marker === 0xef || marker === 0xfe;
    if (isTag) bytes.fill(0, at + 4, at + 2 + length);
    at += 2 + length;
  }
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
  const info = new Set(referencesIn(text, /\/Info\s+(\d+)\s+\d+\s+R/g));
  for (const number of [...info]) {
    for (const [from, to] of placesOf(text, number)) {
      const written = text.slice(from, to);
      for (const named of referencesIn(written, /(\d+)\s+\d+\s+R/g)) info.add(named);
    }
  }
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
