import { ALPHABET, GROUP, GROUP_LETTERS, LIMB, carry, leading, powersOf } from './base58-parts.ts';

const VALUES = new Int8Array(128).fill(-1);
for (let at = 0; at < ALPHABET.length; at += 1) VALUES[ALPHABET.charCodeAt(at)] = at;

/** Longer texts are refused: the work grows with the square of the length, and no key or signature needs more. */
const MAX_TEXT = 512;

const powerOfGroup = powersOf(GROUP, LIMB);

/** The value of up to five letters; -1 when one of them is foreign. */
const groupValue = (text: string, start: number, end: number): number => {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = VALUES[text.charCodeAt(at)] ?? -1;
    if (digit < 0) return -1;
    value = value * 58 + digit;
  }
  return value;
};

const toBytes = (limbs: Float64Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(limbs.length * 2);
  for (let at = 0; at < limbs.length; at += 1) {
    const limb = limbs[at] ?? 0;
    const end = bytes.length - at * 2;
    bytes[end - 1] = limb & 0xff;
    bytes[end - 2] = limb >> 8;
  }
  return bytes;
};

/** Bytes of base58 text; null when a character is foreign or the text is longer than any key or signature. */
export const base58Decode = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length > MAX_TEXT) return null;
  const groups = Math.ceil(text.length / GROUP_LETTERS);
  const limbs = new Float64Array(powerOfGroup(groups).length);
  for (let group = 0; group < groups; group += 1) {
    const end = text.length - group * GROUP_LETTERS;
    const value = groupValue(text, Math.max(end - GROUP_LETTERS, 0), end);
    if (value < 0) return null;
    const power = powerOfGroup(group);
    for (let at = 0; at < power.length; at += 1) limbs[at] = (limbs[at] ?? 0) + value * (power[at] ?? 0);
  }
  carry(limbs, LIMB);
  const bytes = toBytes(limbs);
  const zeros = leading(text.length, (at) => text.charAt(at) === '1');
  const start = leading(bytes.length, (at) => bytes[at] === 0);
  const whole = new Uint8Array(zeros + bytes.length - start);
  whole.set(bytes.subarray(start), zeros);
  return whole;
};
