import { damaged, lettersAt, type ReadSound, UnfitSound, viewOf } from './audio-parts.ts';

/** What each box may hold. Everything else, such as names, places, covers and what a maker adds, is blanked. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  file: ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'mfra'],
  moov: ['mvhd', 'trak', 'mvex'],
  trak: ['tkhd', 'edts', 'mdia'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['smhd', 'dinf', 'stbl'],
  stbl: ['stsd', 'stts', 'ctts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'sgpd', 'sbgp'],
};

type Box = { readonly name: string; readonly start: number; readonly body: number; readonly end: number };
type Reading = { readonly bytes: Uint8Array; readonly view: DataView; seconds: number | null; tracks: number };

function boxAt({ bytes, view }: Reading, start: number, limit: number): Box {
  if (start + 8 > limit) damaged();
  const size = view.getUint32(start);
  const wide = size === 1;
  const length = wide ? Number(view.getBigUint64(start + 8)) : size === 0 ? limit - start : size;
  const body = start + (wide ? 16 : 8);
  const end = start + length;
  if (end < body || end > limit) damaged();
  return { name: lettersAt(bytes, start + 4, 4), start, body, end };
}

/** Leaves the box where it is, because the sound is found by its place in the file, and empties it. */
function blank({ bytes }: Reading, { start, body, end }: Box): void {
  bytes.set(new TextEncoder().encode('free'), start + 4);
  bytes.fill(0, body, end);
}

/** Days on which something was made or changed are set to nothing; a length is read on the way. */
function forgetTimes(reading: Reading, { name, body }: Box): void {
  const { bytes, view } = reading;
  const isWide = view.getUint8(body) === 1;
  const [times, after] = isWide ? [16, 24] : [8, 16];
  bytes.fill(0, body + 4, body + 4 + times);
  if (name !== 'mvhd') return;
  const scale = view.getUint32(body + after - 4);
  const length = isWide ? Number(view.getBigUint64(body + after)) : view.getUint32(body + after);
  if (scale > 0 && length > 0) reading.seconds = length / scale;
}

/** The kind of a track; its free name behind that is blanked. */
function readHandler(reading: Reading, { body, end }: Box): void {
  if (lettersAt(reading.bytes, body + 8, 4) !== 'soun') throw new UnfitSound('not_only_sound');
  reading.bytes.fill(0, Math.min(body + 24, end), end);
  reading.tracks += 1;
}

function walk(reading: Reading, parent: string, [from, to]: readonly [number, number]): void {
  const known = INSIDE[parent] ?? [];
  for (let at = from; at < to;) {
    const box = boxAt(reading, at, to);
    if (box.name === 'vmhd') throw new UnfitSound('not_only_sound');
    if (!known.includes(box.name)) blank(reading, box);
    else if (INSIDE[box.name] !== undefined) walk(reading, box.name, [box.body, box.end]);
    else if (['mvhd', 'tkhd', 'mdhd'].includes(box.name)) forgetTimes(reading, box);
    else if (box.name === 'hdlr') readHandler(reading, box);
    at = box.end;
  }
}

/** The sound stays byte for byte where it was; what is said about it is blanked in place. */
export function readMp4(original: Uint8Array): ReadSound {
  const bytes = original.slice();
  const reading: Reading = { bytes, view: viewOf(bytes), seconds: null, tracks: 0 };
  walk(reading, 'file', [0, bytes.length]);
  if (reading.tracks === 0) damaged();
  return { bytes, mediaType: 'audio/mp4', seconds: reading.seconds };
}
