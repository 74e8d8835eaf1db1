import { Unzlib, zlibSync } from 'fflate';
import { type Result, fail, ok } from '../result.ts';
import { concatBytes } from '../text/bytes.ts';

export type UnzlibFault = 'damaged' | 'too_large';

/** Input goes in small pieces, so that a bomb is stopped after one piece. */
const PIECE = 4096;

class TooLarge extends Error {}

const inflate = (bytes: Uint8Array, maxBytes: number): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((chunk) => {
    length += chunk.length;
    if (length > maxBytes) throw new TooLarge();
    chunks.push(chunk);
  });
  for (let at = 0; at < bytes.length; at += PIECE)
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  return concatBytes(...chunks);
};

/** Sum of the unpacked bytes that a zlib stream ends with (RFC 1950 §8.2). */
const adler32 = (bytes: Uint8Array): number => {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
};

/** Unpacks zlib (RFC 1950) up to a limit, and checks its sum. */
export const unzlib = (bytes: Uint8Array, maxBytes: number): Result<Uint8Array, UnzlibFault> => {
  if (bytes.length < 8) return fail('damaged');
  try {
    const unpacked = inflate(bytes, maxBytes);
    const stated = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0);
    return stated === adler32(unpacked) ? ok(unpacked) : fail('damaged');
  } catch (error) {
    return fail(error instanceof TooLarge ? 'too_large' : 'damaged');
  }
};

export const zlib = (bytes: Uint8Array): Uint8Array => zlibSync(bytes, { level: 9 });
