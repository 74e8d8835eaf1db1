import { ALPHABET, GROUP_CHARACTERS, LIMB, LIMB_BYTES, leading } from './base58-parts.ts';

const VALUES = new Int8Array(128).fill(-1);
for (let at = 0; at < ALPHABET.length; at += 1) VALUES[ALPHABET.charCodeAt(at)] = at;

/** Longer texts are refused: the work grows with the square of the length, and no key or signature needs more. */
const MAX_TEXT = 512;

/** The value of up to four characters; -1 when one of them is foreign. */
const groupValue = (text: string, start: number, end: number): number => {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = VALUES[text.charCodeAt(at)] ?? -1;
    if (digit < 0) return -1;
    value = value * 58 + digit;
  }
  return value;
};

/** Multiplies in place, lowest limb first, and adds; the number of limbs in use afterwards. */
const multiplyAdd = (
  limbs: Float64Array,
  used: number,
  by: { readonly factor: number; readonly add: number },
): number => {
  let carry = by.add;
  for (let at = 0; at < used; at += 1) {
    const value = (limbs[at] ?? 0) * by.factor + carry;
    carry = Math.floor(value / LIMB);
    limbs[at] = value - carry * LIMB;
  }
  if (carry === 0) return used;
  limbs[used] = carry;
  return used + 1;
};

const fromLimbs = (limbs: Float64Array, used: number, zeros: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(used * LIMB_BYTES);
  for (let at = 0; at < used; at += 1) {
    const limb = limbs[at] ?? 0;
    const end = bytes.length - at * LIMB_BYTES;
    bytes[end - 1] = limb & 0xff;
    bytes[end - 2] = (limb >> 8) & 0xff;
    bytes[end - 3] = limb >> 16;
  }
  const start = leading(bytes.length, (at) => bytes[at] === 0);
  const whole = new Uint8Array(zeros + bytes.length - start);
  whole.set(bytes.subarray(start), zeros);
  return whole;
};

/** Bytes of base58 text; null when a character is foreign or the text is longer than any key or signature. */
export const base58Decode = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length > MAX_TEXT) return null;
  const limbs = new Float64Array(Math.ceil(text.length / GROUP_CHARACTERS) + 1);
  let used = 0;
  for (let at = 0; at < text.length; at += GROUP_CHARACTERS) {
    const end = Math.min(at + GROUP_CHARACTERS, text.length);
    const add = groupValue(text, at, end);
    if (add < 0) return null;
    used = multiplyAdd(limbs, used, { factor: 58 ** (end - at), add });
  }
  const zeros = leading(text.length, (at) => text.charAt(at) === '1');
  return fromLimbs(limbs, used, zeros);
};
