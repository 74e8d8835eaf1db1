import { describe, expect, it } from 'vitest';
import decodeQR from 'qr/decode.js';
import { qrPicture } from './qr.ts';

/** Paints the path's modules as pixels, as a camera would see them. */
function photograph(text: string): { width: number; height: number; data: Uint8ClampedArray } {
  const { path, size } = qrPicture(text);
  const scale = 4;
  const edge = size * scale;
  const data = new Uint8ClampedArray(edge * edge * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      for (let column = 0; column < scale; column += 1) {
        const start = ((Number(y) * scale + row) * edge + Number(x) * scale + column) * 4;
        data.fill(0, start, start + 3);
      }
    }
  }
  return { width: edge, height: edge, data };
}

describe('a QR code', () => {
  it('is read back as what was put in', () => {
    const address = 'https://cairn.example/c/awd_0123456789abcdefghjkmnpqrs?from=card';
    expect(decodeQR(photograph(address))).toBe(address);
  });

  it('keeps the quiet zone of four modules that scanners need', () => {
    const { path, size } = qrPicture('https://cairn.example');
    const numbers = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap((match) => [Number(match[1]), Number(match[2])]);
    expect(Math.min(...numbers)).toBe(4);
    expect(Math.max(...numbers)).toBe(size - 5);
  });
});
