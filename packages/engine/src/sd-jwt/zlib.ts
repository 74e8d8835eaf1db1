import { Unzlib, zlibSync } from 'fflate';
import { type Result, fail } from '../result.ts';
import { type UnpackFault, unpackWithin } from '../text/unpack-within.ts';

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
export const unzlib = (bytes: Uint8Array, maxBytes: number): Result<Uint8Array, UnpackFault> => {
  if (bytes.length < 8) return fail('damaged');
  const unpacked = unpackWithin(bytes, maxBytes, (take) => new Unzlib(take));
  if (!unpacked.ok) return unpacked;
  const stated = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0);
  return stated === adler32(unpacked.value) ? unpacked : fail('damaged');
};

export const zlib = (bytes: Uint8Array): Uint8Array => zlibSync(bytes, { level: 9 });
