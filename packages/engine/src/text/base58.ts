const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const VALUES = new Int8Array(128).fill(-1);
for (let at = 0; at < ALPHABET.length; at += 1) VALUES[ALPHABET.charCodeAt(at)] = at;

/** Longer texts are refused: the work grows with the square of the length, and no key or signature needs more. */
const MAX_TEXT = 512;

/** Numbers are kept in limbs of 24 bits and taken apart four characters at a time: all products stay below 2^53. */
const LIMB_BYTES = 3;
const LIMB = 2 ** 24;
const GROUP_CHARACTERS = 4;
const ZERO = ALPHABET.charCodeAt(0);
const GROUP = 58 ** GROUP_CHARACTERS;

const leading = (length: number, isZero: (at: number) => boolean): number => {
  let count = 0;
  while (count < length && isZero(count)) count += 1;
  return count;
};

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
