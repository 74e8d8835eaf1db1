import { describe, expect, it } from 'vitest';
import { seeded } from '../testing/random-document.ts';
import { base64urlDecode, base64urlEncode } from './base64url.ts';

describe('base64url', () => {
  it('is what the platform writes, for every length and every byte', () => {
    const random = seeded(11);
    for (let length = 0; length < 600; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at < 256 ? (at * 7 + length) & 0xff : random() * 256));
      const text = base64urlEncode(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(base64urlDecode(text)).toEqual(bytes);
    }
  });
});
