import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { fail, ok, type Result } from '#platform/result.ts';
import type { Area } from '../blur.rules.ts';

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

const upright = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .timeout({ seconds: MOST_SECONDS })
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');

/** So few colours remain of a blurred part that no face, word or number plate can be made out of them again. */
const PATCHES = 4;

type Pixels = { readonly data: Buffer; readonly info: OutputInfo };
type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The part in whole pixels, widened to their edges; at least one pixel. */
function boxOf({ x, y, width, height }: Area, info: OutputInfo): Box {
  const left = Math.min(Math.floor(x * info.width), info.width - 1);
  const top = Math.min(Math.floor(y * info.height), info.height - 1);
  const right = Math.min(Math.max(Math.ceil((x + width) * info.width), left + 1), info.width);
  const bottom = Math.min(Math.max(Math.ceil((y + height) * info.height), top + 1), info.height);
  return { left, top, width: right - left, height: bottom - top };
}

const rawOf = ({ data, info }: Pixels) =>
  sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });

/** A part shrunk to a handful of patches and drawn large again: what was there is gone, not covered. */
async function patchOf(pixels: Pixels, box: Box) {
  const patches = await rawOf(pixels)
    .extract(box)
    .resize(PATCHES, PATCHES, { fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
  const input = await sharp(patches).resize(box.width, box.height, { fit: 'fill', kernel: 'cubic' }).png().toBuffer();
  return { input, left: box.left, top: box.top };
}

/** Dabs of the brush as one drawing: grey and whole, nothing of what was there shines through. */
function paintOf(dabs: readonly Area[], { width, height }: OutputInfo) {
  const drawn = dabs.map(
    (dab) =>
      `<ellipse cx="${(dab.x + dab.width / 2) * width}" cy="${(dab.y + dab.height / 2) * height}" rx="${(dab.width / 2) * width}" ry="${(dab.height / 2) * height}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="#8a929a">${drawn.join('')}</svg>`;
  return { input: Buffer.from(svg), left: 0, top: 0 };
}

const jpeg = (picture: Sharp) =>
  picture.jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer({ resolveWithObject: true });

async function drawAnew(bytes: Uint8Array, areas: readonly Area[]): Promise<Pixels> {
  if (areas.length === 0) return jpeg(upright(bytes));
  const pixels = await upright(bytes).raw().toBuffer({ resolveWithObject: true });
  const patches = [];
  const dabs = areas.filter(({ paint }) => paint === true);
  for (const area of areas) if (area.paint !== true) patches.push(await patchOf(pixels, boxOf(area, pixels.info)));
  if (dabs.length > 0) patches.push(paintOf(dabs, pixels.info));
  return jpeg(rawOf(pixels).composite(patches));
}

/**
 * Makes a photo fit to keep: turned upright, at most 2048 pixels on a side, and drawn anew as JPEG, so that nothing
 * of the original file remains: no place, no time, no device, no preview, no hidden part. The areas are blurred on the
 * way, so that the kept file never held what was there.
 * @returns failures `portfolio.photo_missing`, `_too_large`, `_heic`, `_unknown_kind`, `_too_many_pixels`, `_damaged`
 */
export async function cleanPhoto(
  bytes: Uint8Array,
  maxBytes: number,
  areas: readonly Area[] = [],
): Promise<Result<CleanPhoto>> {
  const refusal = refusalOf(bytes, maxBytes);
  if (refusal !== null) {
    const params = { megabytes: Math.round(maxBytes / 1_048_576) };
    return fail({ code: refusal, field: 'photo', params });
  }
  try {
    const { data, info } = await inTurn(() => drawAnew(bytes, areas));
    return ok({ bytes: new Uint8Array(data), mediaType: 'image/jpeg', width: info.width, height: info.height });
  } catch (error) {
    // The library answers in English prose only; both cases are the sender's file, not a bug of ours.
    const tooMany = error instanceof Error && /pixel limit|timeout/i.test(error.message);
    return fail({ code: tooMany ? 'portfolio.photo_too_many_pixels' : 'portfolio.photo_damaged', field: 'photo' });
  }
}
