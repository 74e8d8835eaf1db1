import { damaged, lettersAt, type ReadFilm, type ReadSound, UnfitSound, viewOf } from './audio-parts.ts';
import { type Box, boxAt, type Boxes, insideOf, samplesOf } from './media-mp4-boxes.ts';

/** What each box may hold. Everything else, such as names, places, covers and what a maker adds, is blanked. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  file: ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'mfra'],
  moov: ['mvhd', 'trak', 'mvex'],
  trak: ['tkhd', 'edts', 'mdia'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['smhd', 'vmhd', 'dinf', 'stbl'],
  stbl: ['stsd', 'stts', 'ctts', 'cslg', 'sdtp', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'sgpd', 'sbgp'],
};

type Reading = Boxes & {
  readonly wants: 'sound' | 'film';
  seconds: number | null;
  sounds: number;
  films: number;
  beside: number;
};

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

const handlerOf = ({ bytes }: Reading, { body }: Box): string => lettersAt(bytes, body + 8, 4);

/** The free name of a track, behind its kind, is blanked. */
function readHandler(reading: Reading, box: Box): void {
  const { body, end } = box;
  if (handlerOf(reading, box) === 'soun') reading.sounds += 1;
  else if (reading.wants === 'sound') throw new UnfitSound('not_only_sound');
  else reading.films += 1;
  reading.bytes.fill(0, Math.min(body + 24, end), end);
}

/**
 * A track that is neither picture nor sound: telephones write where they were, second by second, into one. Its samples
 * lie between those of the film and are blanked with it; in a file of fragments they cannot be found, and it is refused.
 */
function isBesideFilm(reading: Reading, trak: Box): boolean {
  if (reading.wants === 'sound') return false;
  const [handler] = insideOf(reading, trak, ['mdia', 'hdlr']);
  if (handler === undefined) return damaged();
  return !['vide', 'soun'].includes(handlerOf(reading, handler));
}

function forgetTrack(reading: Reading, trak: Box): void {
  const [table] = insideOf(reading, trak, ['mdia', 'minf', 'stbl']);
  const samples = table === undefined ? [] : samplesOf(reading, table);
  for (const { from, to } of samples) {
    if (to > reading.bytes.length) damaged();
    reading.bytes.fill(0, from, to);
  }
  blank(reading, trak);
  reading.beside += 1;
}

function take(reading: Reading, box: Box): void {
  if (box.name === 'moof' && reading.beside > 0) damaged();
  else if (['mvhd', 'tkhd', 'mdhd'].includes(box.name)) forgetTimes(reading, box);
  else if (box.name === 'hdlr') readHandler(reading, box);
}

function walk(reading: Reading, parent: string, [from, to]: readonly [number, number]): void {
  const known = INSIDE[parent] ?? [];
  for (let at = from; at < to;) {
    const box = boxAt(reading, at, to);
    if (box.name === 'vmhd' && reading.wants === 'sound') throw new UnfitSound('not_only_sound');
    if (!known.includes(box.name)) blank(reading, box);
    else if (box.name === 'trak' && isBesideFilm(reading, box)) forgetTrack(reading, box);
    else if (INSIDE[box.name] !== undefined) walk(reading, box.name, [box.body, box.end]);
    else take(reading, box);
    at = box.end;
  }
}

function readAs(original: Uint8Array, wants: Reading['wants']): Reading {
  const bytes = original.slice();
  const reading: Reading = { bytes, view: viewOf(bytes), wants, seconds: null, sounds: 0, films: 0, beside: 0 };
  walk(reading, 'file', [0, bytes.length]);
  return reading;
}

/** The sound stays byte for byte where it was; what is said about it is blanked in place. */
export function readMp4(original: Uint8Array): ReadSound {
  const { bytes, seconds, sounds } = readAs(original, 'sound');
  return sounds === 0 ? damaged() : { bytes, mediaType: 'audio/mp4', seconds };
}

/** A film, with or without sound; picture and sound stay byte for byte where they were. */
export function readMp4Film(original: Uint8Array): ReadFilm {
  const { bytes, seconds, films } = readAs(original, 'film');
  if (films === 0) throw new UnfitSound('unknown_kind');
  return { bytes, mediaType: 'video/mp4', seconds };
}
