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

/** What is added up, lowest first: memory for one text at a time, because new memory takes as long as the sums. */
const sums = new Float64Array(MAX_TEXT / 2);

/** The first sums as bytes, highest first, after so many zeros. */
const toBytes = (count: number, zeros: number): Uint8Array<ArrayBuffer> => {
  const used = count - leading(count, (at) => sums[count - 1 - at] === 0);
  const isHalf = used > 0 && (sums[used - 1] ?? 0) < 256;
  const bytes = new Uint8Array(zeros + used * 2 - (isHalf ? 1 : 0));
  for (let at = 0; at < used; at += 1) {
    const limb = sums[at] ?? 0;
    const end = bytes.length - at * 2;
    bytes[end - 1] = limb & 0xff;
    if (limb > 0xff) bytes[end - 2] = limb >> 8;
  }
  return bytes;
};

/** Bytes of base58 text; null when a character is foreign or the text is longer than any key or signature. */
export const base58Decode = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length > MAX_TEXT) return null;
  const groups = Math.ceil(text.length / GROUP_LETTERS);
  const count = powerOfGroup(groups).length;
  sums.fill(0, 0, count);
  for (let group = 0; group < groups; group += 1) {
    const end = text.length - group * GROUP_LETTERS;
    const value = groupValue(text, Math.max(end - GROUP_LETTERS, 0), end);
    if (value < 0) return null;
    const power = powerOfGroup(group);
    for (let at = 0; at < power.length; at += 1) sums[at] = (sums[at] ?? 0) + value * (power[at] ?? 0);
  }
  carry(sums, LIMB, count);
  return toBytes(
    count,
    leading(text.length, (at) => text.charAt(at) === '1'),
  );
};
