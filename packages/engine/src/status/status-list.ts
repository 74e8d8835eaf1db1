import { type Result, fail, ok } from '../result.ts';
import { base64urlDecode, base64urlEncode } from '../text/base64url.ts';
import type { UnpackFault } from '../text/unpack-within.ts';
import { gunzip, gzip } from './gzip.ts';
import {
  MAX_STATUS_BYTES,
  MIN_STATUS_ENTRIES,
  type StatusBits,
  isInside,
  readStatus,
  readStatusValue,
} from './status-bits.ts';

export { MAX_STATUS_BYTES, MIN_STATUS_ENTRIES, type StatusBits, readStatus, readStatusValue };

/**
 * A list with all bits 0 (Bitstring Status List 1.0, §3.3 "Bitstring Generation Algorithm"). `length` is the number of
 * entries; it is rounded up to whole bytes.
 */
export const createStatusList = (size: { readonly length: number }): StatusBits => {
  if (!Number.isSafeInteger(size.length) || size.length < MIN_STATUS_ENTRIES) {
    throw new RangeError(`A status list has at least ${MIN_STATUS_ENTRIES} entries`);
  }
  return new Uint8Array(Math.ceil(size.length / 8));
};

/** A copy of the list with the given entries set or cleared. Throws RangeError for an index past the end. */
export const writeStatus = (
  bits: StatusBits,
  changes: readonly { readonly index: number; readonly isSet: boolean }[],
): StatusBits => {
  const changed = bits.slice();
  for (const { index, isSet } of changes) {
    if (!isInside(bits, index)) throw new RangeError(`Status index ${index} is outside the list`);
    const mask = 1 << (7 - (index & 7));
    const byte = changed[index >> 3] ?? 0;
    changed[index >> 3] = isSet ? byte | mask : byte & ~mask;
  }
  return changed;
};

/** `encodedList`: multibase base64url (`u`) of the gzip of the bits (Bitstring Status List 1.0, §2.2). */
export const encodeStatusList = (bits: StatusBits): string => `u${base64urlEncode(gzip(bits))}`;

/**
 * Reads an `encodedList` (Bitstring Status List 1.0, §3.4 "Bitstring Expansion Algorithm"). Never unpacks more than
 * `maxBytes`, whatever the list claims.
 */
export const decodeStatusList = (
  text: string,
  limits: { readonly maxBytes: number } = { maxBytes: MAX_STATUS_BYTES },
): Result<StatusBits, UnpackFault> => {
  const packed = text.startsWith('u') ? base64urlDecode(text.slice(1)) : null;
  return packed === null ? fail('damaged') : unpack(packed, limits.maxBytes);
};

const unpack = (packed: Uint8Array, maxBytes: number): Result<StatusBits, UnpackFault> => {
  const bits = gunzip(packed, maxBytes);
  return bits.ok ? ok(bits.value) : bits;
};
