import { ALPHABET, GROUP_CHARACTERS, LIMB, LIMB_BYTES, leading } from './base58-parts.ts';

export { base58Decode } from './base58-decode.ts';

const ZERO = ALPHABET.charCodeAt(0);
const GROUP = 58 ** GROUP_CHARACTERS;

/** The bytes as a number, highest limb first. */
const toLimbs = (bytes: Uint8Array): Float64Array => {
  const count = Math.ceil(bytes.length / LIMB_BYTES);
  const limbs = new Float64Array(count);
  let from = bytes.length;
  for (let limb = count - 1; limb >= 0; limb -= 1) {
    // Bytes before the start read as nothing, which counts as zero.
    limbs[limb] = ((bytes[from - 3] ?? 0) << 16) | ((bytes[from - 2] ?? 0) << 8) | (bytes[from - 1] ?? 0);
    from -= LIMB_BYTES;
  }
  return limbs;
};

/** Divides in place by 58⁴ and gives the remainder. */
const divide = (limbs: Float64Array, from: number): number => {
  let remainder = 0;
  for (let at = from; at < limbs.length; at += 1) {
    const value = remainder * LIMB + (limbs[at] ?? 0);
    const quotient = Math.floor(value / GROUP);
    limbs[at] = quotient;
    remainder = value - quotient * GROUP;
  }
  return remainder;
};

const PAIR = 58 * 58;
const PAIRS = Array.from({ length: PAIR }, (_, pair) => ALPHABET.charAt(pair / 58) + ALPHABET.charAt(pair % 58));

const groupText = (group: number): string => {
  const high = Math.floor(group / PAIR);
  return (PAIRS[high] ?? '') + (PAIRS[group - high * PAIR] ?? '');
};

/** Base58 with the Bitcoin alphabet, as Multibase `z` uses it (Controlled Identifiers 1.0, §2.4). */
export const base58Encode = (bytes: Uint8Array): string => {
  const zeros = leading(bytes.length, (at) => bytes[at] === 0);
  const limbs = toLimbs(bytes);
  let text = '';
  for (let from = leading(limbs.length, (at) => limbs[at] === 0); from < limbs.length;) {
    text = groupText(divide(limbs, from)) + text;
    while (from < limbs.length && limbs[from] === 0) from += 1;
  }
  return '1'.repeat(zeros) + text.slice(leading(text.length, (at) => text.charCodeAt(at) === ZERO));
};
