const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const VALUES = new Int8Array(128).fill(-1);
for (let at = 0; at < ALPHABET.length; at += 1) VALUES[ALPHABET.charCodeAt(at)] = at;

/** Longer texts are refused: the work grows with the square of the length, and no key or signature needs more. */
const MAX_TEXT = 512;

const leading = (length: number, isZero: (at: number) => boolean): number => {
  let count = 0;
  while (count < length && isZero(count)) count += 1;
  return count;
};

/** Base58 with the Bitcoin alphabet, as Multibase `z` uses it (Controlled Identifiers 1.0, §2.4). */
export const base58Encode = (bytes: Uint8Array): string => {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let at = 0; at < digits.length; at += 1) {
      carry += (digits[at] ?? 0) << 8;
      digits[at] = carry % 58;
      carry = (carry / 58) | 0;
    }
    for (; carry > 0; carry = (carry / 58) | 0) digits.push(carry % 58);
  }
  const zeros = leading(bytes.length, (at) => bytes[at] === 0);
  return (
    '1'.repeat(zeros) +
    digits
      .reverse()
      .map((digit) => ALPHABET.charAt(digit))
      .join('')
  );
};

/** Bytes of base58 text; null when a character is foreign or the text is longer than any key or signature. */
export const base58Decode = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length > MAX_TEXT) return null;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    let carry = VALUES[text.charCodeAt(index)] ?? -1;
    if (carry < 0) return null;
    for (let at = 0; at < bytes.length; at += 1) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff);
  }
  const zeros = leading(text.length, (at) => text.charAt(at) === '1');
  const whole = new Uint8Array(zeros + bytes.length);
  whole.set(bytes.reverse(), zeros);
  return whole;
};
