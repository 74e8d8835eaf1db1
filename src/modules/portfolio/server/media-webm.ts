import { damaged, type ReadFilm, type ReadSound, UnfitSound, viewOf } from './audio-parts.ts';

const HEADER = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const CLUSTER = 0x1f43b675;

/** Elements that are gone into; a length may be open, so that their content is read as if it stood beside them. */
const OPENED = new Set([SEGMENT, INFO, TRACKS, TRACK, CLUSTER]);

const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACK_TYPE = 0x83;
const CLUSTER_TIME = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const APPS = [0x4d80, 0x5741];

/**
 * What stays: the header, scale and length, what a player needs to know of the track, and the sound. Everything else,
 * such as titles, dates, file names, tags, attachments and chapters, becomes empty room.
 */
const KEPT = new Set([
  HEADER,
  TIMESTAMP_SCALE,
  DURATION,
  ...APPS,
  TRACK_TYPE,
  CLUSTER_TIME,
  SIMPLE_BLOCK,
  0xa0, // a block with what belongs to it
  0xab, // length of the cluster before
  0xa7, // place of the cluster
  0x1c53bb6b, // where to find which second
  0xd7, // number of the track
  0x73c5, // and its id
  0x86, // its codec
  0x63a2,
  0x56aa,
  0x56bb,
  0xe0, // width and height of a picture
  0xe1, // channels and rate
  0xb9,
  0x88,
  0x9c,
  0x55aa,
  0x23e383,
]);

type Element = { readonly id: number; readonly body: number; readonly end: number };
/** What a track holds: 1 a picture, 2 sound. */
const PICTURE = 1;
const SOUND = 2;

type Reading = {
  readonly bytes: Uint8Array;
  readonly wants: 'sound' | 'film';
  readonly types: number[];
  scale: number;
  duration: number;
  cluster: number;
  last: number;
};

/** How many bytes a number of variable length takes, by the place of its first bit. */
const widthOf = (first: number): number => (first === 0 ? damaged() : Math.clz32(first) - 23);

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (const byte of bytes.subarray(at, at + length)) value = value * 256 + byte;
  return value;
}

function elementAt(bytes: Uint8Array, at: number): Element {
  const idWidth = widthOf(bytes[at] ?? 0);
  if (idWidth > 4) damaged();
  const id = numberAt(bytes, at, idWidth);
  const sizeAt = at + idWidth;
  const sizeWidth = widthOf(bytes[sizeAt] ?? 0);
  // Its first bit says how wide it is; taken off before it would grow past what a number holds exactly.
  const lead = (bytes[sizeAt] ?? 0) & (0xff >> sizeWidth);
  const size = lead * 256 ** (sizeWidth - 1) + numberAt(bytes, sizeAt + 1, sizeWidth - 1);
  const body = sizeAt + sizeWidth;
  const isOpenEnded = size === 2 ** (7 * sizeWidth) - 1;
  if (OPENED.has(id)) return { id, body, end: body };
  const end = body + size;
  return isOpenEnded || end > bytes.length ? damaged() : { id, body, end };
}

/** Turns an element into empty room of the same size. */
function empty(bytes: Uint8Array, start: number, end: number): void {
  const length = end - start;
  bytes.fill(0, start, end);
  bytes[start] = 0xec;
  if (length <= 127) {
    bytes[start + 1] = 0x80 | (length - 2);
  } else {
    bytes[start + 1] = 0x01;
    viewOf(bytes).setUint32(start + 5, length - 9);
  }
}

const floatAt = (bytes: Uint8Array, { body, end }: Element): number =>
  end - body === 8 ? viewOf(bytes).getFloat64(body) : end - body === 4 ? viewOf(bytes).getFloat32(body) : 0;

function takeType({ wants, types }: Reading, type: number): void {
  if (wants === 'sound' && type !== SOUND) throw new UnfitSound('not_only_sound');
  // Subtitles and buttons hold words of their own.
  if (type !== SOUND && type !== PICTURE) damaged();
  types.push(type);
}

function take(reading: Reading, { id, body, end }: Element): void {
  const { bytes } = reading;
  if (id === TIMESTAMP_SCALE) reading.scale = numberAt(bytes, body, end - body);
  else if (id === DURATION) reading.duration = floatAt(bytes, { id, body, end });
  else if (id === CLUSTER_TIME) reading.cluster = numberAt(bytes, body, end - body);
  else if (APPS.includes(id)) bytes.fill(0x20, body, end);
  else if (id === TRACK_TYPE) takeType(reading, numberAt(bytes, body, end - body));
  if (id === SIMPLE_BLOCK || id === CLUSTER_TIME) {
    const offset = id === SIMPLE_BLOCK ? viewOf(bytes).getInt16(body + 1) : 0;
    reading.last = Math.max(reading.last, reading.cluster + offset);
  }
}

function readAs(original: Uint8Array, wants: Reading['wants']): Reading & { readonly tracks: number } {
  const bytes = original.slice();
  const reading: Reading = { bytes, wants, types: [], scale: 1_000_000, duration: 0, cluster: 0, last: 0 };
  let tracks = 0;
  for (let at = 0; at < bytes.length;) {
    const element = elementAt(bytes, at);
    if (element.id === TRACK) tracks += 1;
    if (KEPT.has(element.id)) take(reading, element);
    else if (!OPENED.has(element.id)) empty(bytes, at, element.end);
    at = element.end;
  }
  return { ...reading, tracks };
}

function secondsOf({ duration, last, scale }: Reading): number | null {
  const ticks = Math.max(duration, last);
  return ticks > 0 ? (ticks * scale) / 1e9 : null;
}

/** Read element by element; the sound stays byte for byte where it was. */
export function readWebm(original: Uint8Array): ReadSound {
  const read = readAs(original, 'sound');
  return read.tracks === 1 ? { bytes: read.bytes, mediaType: 'audio/webm', seconds: secondsOf(read) } : damaged();
}

/** A film with at most one track of sound; what is said about it becomes empty room. */
export function readWebmFilm(original: Uint8Array): ReadFilm {
  const read = readAs(original, 'film');
  const pictures = read.types.filter((type) => type === PICTURE).length;
  if (pictures === 0) throw new UnfitSound('unknown_kind');
  if (pictures > 1 || read.tracks > 2 || read.types.length !== read.tracks) damaged();
  return { bytes: read.bytes, mediaType: 'video/webm', seconds: secondsOf(read) };
}
