import { Gunzip, gzipSync } from 'fflate';
import { type Result, fail, ok } from '../result.ts';
import { concatBytes } from '../text/bytes.ts';
import { crc32 } from '../text/crc32.ts';

export type GunzipFault = 'damaged' | 'too_large';

/** Input goes in small pieces, so that a bomb is stopped after one piece: deflate expands at most 1,032 times. */
const PIECE = 4096;

class TooLarge extends Error {}

const inflate = (bytes: Uint8Array, maxBytes: number): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((chunk) => {
    length += chunk.length;
    if (length > maxBytes) throw new TooLarge();
    chunks.push(chunk);
  });
  for (let at = 0; at < bytes.length; at += PIECE)
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  return concatBytes(...chunks);
};

const readUint32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);

/** Unpacks gzip (RFC 1952) up to a limit, and checks the sum and the length that the file itself states. */
export const gunzip = (bytes: Uint8Array, maxBytes: number): Result<Uint8Array, GunzipFault> => {
  if (bytes.length < 18) return fail('damaged');
  try {
    const unpacked = inflate(bytes, maxBytes);
    const isWhole =
      readUint32(bytes, bytes.length - 8) === crc32(unpacked) &&
      readUint32(bytes, bytes.length - 4) === unpacked.length;
    return isWhole ? ok(unpacked) : fail('damaged');
  } catch (error) {
    return fail(error instanceof TooLarge ? 'too_large' : 'damaged');
  }
};

/** Packs without a time stamp: the same bits always give the same bytes. */
export const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 6, mtime: 0 });
