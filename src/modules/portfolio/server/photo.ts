import sharp from 'sharp';
import { fail, ok, type Result } from '#platform/result.ts';

/** Longest side of a kept photo, in pixels. */
export const LONGEST_SIDE = 2048;
/** A phone of today takes 50 megapixels; a bomb claims thousands. Checked on the header, before anything is unpacked. */
const MOST_PIXELS = 60_000_000;
const QUALITY = 82;
const MOST_SECONDS = 20;

sharp.concurrency(1);
sharp.cache(false);

let turn: Promise<unknown> = Promise.resolve();

/** One photo at a time keeps memory flat on a small machine: unpacked, a large one takes some 200 MB. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}

export type CleanPhoto = {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
};

type Kind = 'jpeg' | 'png' | 'webp' | 'heic' | 'unknown';

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** What the bytes are, by their first ones; the name and the type that a browser claims say nothing. */
export function kindOfPhoto(bytes: Uint8Array): Kind {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && HEIC_BRANDS.includes(ascii(8, 12))) return 'heic';
  return 'unknown';
}

function refusalOf(bytes: Uint8Array, maxBytes: number): string | null {
  if (bytes.length === 0) return 'portfolio.photo_missing';
  if (bytes.length > maxBytes) return 'portfolio.photo_too_large';
  const kind = kindOfPhoto(bytes);
  if (kind === 'heic') return 'portfolio.photo_heic';
  return kind === 'unknown' ? 'portfolio.photo_unknown_kind' : null;
}

const drawAnew = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .timeout({ seconds: MOST_SECONDS })
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY, mozjpeg: true })
    .toBuffer({ resolveWithObject: true });

/**
 * Makes a photo fit to keep: turned upright, at most 2048 pixels on a side, and drawn anew as JPEG, so that nothing
 * of the original file remains: no place, no time, no device, no preview, no hidden part.
 * @returns failures `portfolio.photo_missing`, `_too_large`, `_heic`, `_unknown_kind`, `_too_many_pixels`, `_damaged`
 */
export async function cleanPhoto(bytes: Uint8Array, maxBytes: number): Promise<Result<CleanPhoto>> {
  const refusal = refusalOf(bytes, maxBytes);
  if (refusal !== null) {
    const params = { megabytes: Math.round(maxBytes / 1_048_576) };
    return fail({ code: refusal, field: 'photo', params });
  }
  try {
    const { data, info } = await inTurn(() => drawAnew(bytes));
    return ok({ bytes: new Uint8Array(data), mediaType: 'image/jpeg', width: info.width, height: info.height });
  } catch (error) {
    // The library answers in English prose only; both cases are the sender's file, not a bug of ours.
    const tooMany = error instanceof Error && /pixel limit|timeout/i.test(error.message);
    return fail({ code: tooMany ? 'portfolio.photo_too_many_pixels' : 'portfolio.photo_damaged', field: 'photo' });
  }
}
