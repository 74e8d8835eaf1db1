import { describe, expect, it } from 'vitest';
import { utf8Encode } from '../text/utf8.ts';
import { MAX_BYTES_PER_UNIT, canStand, writeIri, writeLiteral } from './slot-writer.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ !#$%&()*+,./:;<=>?@[]^`{|}~';
const LENGTH = 600;
const plain = LETTERS.repeat(10).slice(0, LENGTH);

/** What is written at an odd place in memory that is itself a part of something larger. */
const written = (text: string, start: number): string | null => {
  const memory = new Uint8Array(16 + text.length * MAX_BYTES_PER_UNIT).subarray(1);
  const end = writeLiteral(memory, start, text);
  return end < 0 ? null : new TextDecoder().decode(memory.subarray(start, end));
};

const withAt = (at: number, character: string): string => plain.slice(0, at) + character + plain.slice(at + 1);

describe('a long literal', () => {
  it('is written as it is when nothing in it is escaped, wherever it begins', () => {
    for (let start = 0; start < 8; start += 1) {
      for (let length = LENGTH - 8; length <= LENGTH; length += 1) {
        expect(written(plain.slice(0, length), start)).toBe(plain.slice(0, length));
      }
    }
  });

  it('is never taken for plain because of one character, whatever it is and wherever it stands', () => {
    const places = [
      0,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      297,
      298,
      299,
      300,
      LENGTH - 5,
      LENGTH - 4,
      LENGTH - 3,
      LENGTH - 2,
      LENGTH - 1,
    ];
    for (let code = 0; code < 0x100; code += 1) {
      const character = String.fromCharCode(code);
      const escaped = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' }[character];
      const isRefused = (code < 0x20 || code === 0x7f) && escaped === undefined;
      for (const at of places) {
        const expected = isRefused ? null : withAt(at, escaped ?? character);
        const start = code % 8;
        if (written(withAt(at, character), start) !== expected) expect.fail(`character ${code} at ${at}`);
      }
    }
  });

  it('counts in bytes and not in characters', () => {
    const text = withAt(9, 'Ł“');
    const memory = new Uint8Array(text.length * MAX_BYTES_PER_UNIT);
    expect(writeLiteral(memory, 0, text)).toBe(utf8Encode(text).length);
  });
});

describe('a value that is fixed', () => {
  it('can stand where it could be written', () => {
    const memory = new Uint8Array(64);
    for (let code = 0; code < 0x10000; code += 1) {
      const character = String.fromCharCode(code);
      const address = `https://people.example/${character}`;
      const isRight =
        canStand('text', character) === writeLiteral(memory, 0, character) >= 0 &&
        canStand('iri', address) === writeIri(memory, 0, address) >= 0;
      if (!isRight) expect.fail(`character ${code}`);
    }
  });
});
