import { Gunzip, gzipSync } from 'fflate';
import { type Result, fail } from '../result.ts';
import { crc32 } from '../text/crc32.ts';
import { type UnpackFault, unpackWithin } from '../text/unpack-within.ts';

const readUint32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);

/** Unpacks gzip (RFC 1952) up to a limit, and checks the sum and the length that the file itself states. */
export const gunzip = (bytes: Uint8Array, maxBytes: number): Result<Uint8Array, UnpackFault> => {
  if (bytes.length < 18) return fail('damaged');
  const unpacked = unpackWithin(bytes, maxBytes, (take) => new Gunzip(take));
  if (!unpacked.ok) return unpacked;
  const isWhole =
    readUint32(bytes, bytes.length - 8) === crc32(unpacked.value) &&
    readUint32(bytes, bytes.length - 4) === unpacked.value.length;
  return isWhole ? unpacked : fail('damaged');
};

/** Packs without a time stamp: the same bits always give the same bytes. */
export const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 6, mtime: 0 });
