import { fail, ok, type Result } from '#platform/result.ts';
import { lettersAt, type ReadFilm, UnfitSound } from './audio-parts.ts';
import { readMp4Film } from './media-mp4.ts';
import { readWebmFilm } from './media-webm.ts';

/** What a film may last; how large it may be is the site's limit for every file. */
export const VIDEO_MAX_SECONDS = 180;
const GRACE_SECONDS = 5;

export type CleanVideo = ReadFilm;

function readerFor(bytes: Uint8Array): ((bytes: Uint8Array) => ReadFilm) | null {
  if (lettersAt(bytes, 0, 4) === '\x1a\x45\xdf\xa3') return readWebmFilm;
  return lettersAt(bytes, 4, 4) === 'ftyp' ? readMp4Film : null;
}

const failed = (code: string, params?: Readonly<Record<string, number>>) =>
  fail({ code: `portfolio.video_${code}`, field: 'video', ...(params === undefined ? {} : { params }) });

/**
 * Makes a film fit to keep: MP4, MOV or WebM, by its bytes, without places, names, days, covers and tags, also where a
 * telephone wrote its place beside every second. Picture and sound are not touched: who can be seen is asked on the form.
 * @returns failures `portfolio.video_missing`, `_too_large`, `_too_long`, `_unknown_kind`, `_damaged`
 */
export function cleanVideo(bytes: Uint8Array, maxBytes: number): Result<CleanVideo> {
  if (bytes.length === 0) return failed('missing');
  if (bytes.length > maxBytes) return failed('too_large', { megabytes: Math.round(maxBytes / 1_048_576) });
  const read = readerFor(bytes);
  if (read === null) return failed('unknown_kind');
  try {
    const film = read(bytes);
    const isLong = film.seconds !== null && film.seconds > VIDEO_MAX_SECONDS + GRACE_SECONDS;
    return isLong ? failed('too_long', { minutes: VIDEO_MAX_SECONDS / 60 }) : ok(film);
  } catch (error) {
    if (error instanceof UnfitSound) return failed(error.code === 'unknown_kind' ? 'unknown_kind' : 'damaged');
    // Reading past the end: the file is shorter than it says.
    if (error instanceof RangeError) return failed('damaged');
    throw error;
  }
}
