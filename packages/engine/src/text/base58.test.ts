import { describe, expect, it } from 'vitest';
import { seeded } from '../testing/random-document.ts';
import { base58Decode, base58Encode } from './base58.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** As the alphabet is defined: one long division after the other. */
const divided = (bytes: Uint8Array): string => {
  let value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; value > 0n; value /= 58n) text = ALPHABET.charAt(Number(value % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte > 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
};

describe('base58', () => {
  const random = seeded(58);
  const kinds: readonly (readonly [string, (at: number) => number])[] = [
    ['any bytes', () => random() * 256],
    ['the largest bytes', () => 255],
    ['zeros before the rest', (at) => (at < 9 ? 0 : random() * 256)],
    ['zeros alone', () => 0],
    ['one bit', (at) => (at === 0 ? 1 : 0)],
  ];

  it.each(kinds)('says the same as long division does of %s, and comes back, in every length', (_, byteAt) => {
    for (let length = 0; length <= 256; length += 1) {
      const bytes = Uint8Array.from({ length }, (__, at) => byteAt(at));
      const text = base58Encode(bytes);
      if (text !== divided(bytes)) expect.fail(`${length} bytes: ${text}`);
      expect(base58Decode(text)).toEqual(bytes);
    }
  });

  it('reads the longest text that it takes exactly', () => {
    for (const text of ['z'.repeat(512), `1111${'z'.repeat(508)}`, `2${'1'.repeat(511)}`]) {
      expect(divided(base58Decode(text) ?? new Uint8Array(0))).toBe(text);
    }
    expect(base58Decode('z'.repeat(513))).toBeNull();
  });

  it('leaves what was read before as it was, and takes nothing over from a text that was refused', () => {
    const first = base58Decode('zz');
    expect(base58Decode(`${'z'.repeat(60)}0`)).toBeNull();
    expect(base58Decode('6XaWvmhVfSdHw3')).toEqual(
      Uint8Array.from([...'base58 len'].map((each) => each.charCodeAt(0))),
    );
    expect(divided(first ?? new Uint8Array(0))).toBe('zz');
  });

  it('is not for whole files', () => {
    expect(() => base58Encode(new Uint8Array(257))).toThrow(RangeError);
  });
});
