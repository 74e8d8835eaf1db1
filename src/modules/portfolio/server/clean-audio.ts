import { fail, ok, type Result } from '#platform/result.ts';
import { readMp3 } from './audio-mp3.ts';
import { readMp4 } from './media-mp4.ts';
import { readOgg } from './audio-ogg.ts';
import { lettersAt, type ReadSound, UnfitSound } from './audio-parts.ts';
import { readWav } from './audio-wav.ts';
import { readWebm } from './media-webm.ts';

export const AUDIO_MAX_BYTES = 4 * 1024 * 1024;
export const AUDIO_MAX_SECONDS = 180;
/** A recorder that is stopped after three minutes still writes what is in its hands. */
const GRACE_SECONDS = 5;

export type CleanAudio = ReadSound;

/** What reads these bytes, by their first ones; the name and the type that a browser claims say nothing. */
function readerFor(bytes: Uint8Array): ((bytes: Uint8Array) => ReadSound) | null {
  const start = lettersAt(bytes, 0, 4);
  if (start === 'RIFF' && lettersAt(bytes, 8, 4) === 'WAVE') return readWav;
  if (start === 'OggS') return readOgg;
  if (start === '\x1a\x45\xdf\xa3') return readWebm;
  if (lettersAt(bytes, 4, 4) === 'ftyp') return readMp4;
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2;
  return start.startsWith('ID3') || isFrame ? readMp3 : null;
}

const failed = (code: string, params?: Readonly<Record<string, number>>) =>
  fail({ code: `portfolio.audio_${code}`, field: 'audio', ...(params === undefined ? {} : { params }) });

/**
 * Makes a recording fit to keep: WAV, MP3, M4A, Opus in Ogg or WebM, by its bytes, without titles, names, places,
 * dates, pictures and tags. The sound itself is not touched, so a voice stays a voice: who is heard is asked on the form.
 * A length that the format does not tell is bounded by the size alone.
 * @returns failures `portfolio.audio_missing`, `_too_large`, `_too_long`, `_unknown_kind`, `_not_only_sound`, `_damaged`
 */
export function cleanAudio(bytes: Uint8Array, maxBytes = AUDIO_MAX_BYTES): Result<CleanAudio> {
  if (bytes.length === 0) return failed('missing');
  if (bytes.length > maxBytes) return failed('too_large', { megabytes: Math.round(maxBytes / 1_048_576) });
  const read = readerFor(bytes);
  if (read === null) return failed('unknown_kind');
  try {
    const sound = read(bytes);
    const isLong = sound.seconds !== null && sound.seconds > AUDIO_MAX_SECONDS + GRACE_SECONDS;
    return isLong ? failed('too_long', { minutes: AUDIO_MAX_SECONDS / 60 }) : ok(sound);
  } catch (error) {
    if (error instanceof UnfitSound) return failed(error.code);
    // Reading past the end: the file is shorter than it says.
    if (error instanceof RangeError) return failed('damaged');
    throw error;
  }
}
