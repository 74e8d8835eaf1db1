import { ALPHABET, GROUP, GROUP_LETTERS, LIMB, carry, leading, powersOf } from './base58-parts.ts';
import { utf8Encode } from './utf8.ts';

export { base58Decode } from './base58-decode.ts';

/** No key and no signature is longer, and the sums of longer ones would not be exact. */
const MAX_BYTES = 256;

const CODES = utf8Encode(ALPHABET);
const decoder = new TextDecoder();
const powerOfLimb = powersOf(LIMB, GROUP);
/** Memory for one text at a time: to ask for it anew takes as long as the sums. */
const sums = new Float64Array(MAX_BYTES);
const letters = new Uint8Array(MAX_BYTES * 2);

/** Adds the bytes up as a number, five letters a digit, lowest first. How many digits there may be. */
const toGroups = (bytes: Uint8Array): number => {
  const limbs = Math.ceil(bytes.length / 2);
  const count = powerOfLimb(limbs).length;
  sums.fill(0, 0, count);
  for (let limb = 0; limb < limbs; limb += 1) {
    const at = bytes.length - 2 * limb;
    // A byte before the start reads as nothing, which counts as zero.
    const value = ((bytes[at - 2] ?? 0) << 8) | (bytes[at - 1] ?? 0);
    const power = powerOfLimb(limb);
    for (let group = 0; group < power.length; group += 1)
      sums[group] = (sums[group] ?? 0) + value * (power[group] ?? 0);
  }
  carry(sums, GROUP, count);
  return count;
};

/** Writes so many digits, highest first. How many letters that makes. */
const toLetters = (groups: number): number => {
  const length = groups * GROUP_LETTERS;
  let at = length;
  for (let group = 0; group < groups; group += 1) {
    // Below 2^30, so that whole numbers are enough.
    let left = (sums[group] ?? 0) | 0;
    for (const end = at - GROUP_LETTERS; at > end;) {
      const rest = (left / 58) | 0;
      at -= 1;
      letters[at] = CODES[left - rest * 58] ?? 0;
      left = rest;
    }
  }
  return length;
};

/**
 * Base58 with the Bitcoin alphabet, as Multibase `z` uses it (Controlled Identifiers 1.0, §2.4). Throws RangeError for
 * more than 256 bytes.
 */
export const base58Encode = (bytes: Uint8Array): string => {
  if (bytes.length > MAX_BYTES)
    throw new RangeError(`Base58 is for keys and signatures, not for ${bytes.length} bytes`);
  const zeros = leading(bytes.length, (at) => bytes[at] === 0);
  const end = toLetters(toGroups(bytes));
  const start = leading(end, (at) => letters[at] === CODES[0]);
  return '1'.repeat(zeros) + decoder.decode(letters.subarray(start, end));
};
