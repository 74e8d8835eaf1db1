import type { HoleKind } from './find-holes.ts';
import { isPlainIri } from './iri-rules.ts';

/** Bytes that one UTF-16 unit can come to. */
export const MAX_BYTES_PER_UNIT = 3;

const BACKSLASH = 0x5c;
const ESCAPED: ReadonlyMap<number, number> = new Map([
  [0x22, 0x22],
  [BACKSLASH, BACKSLASH],
  [0x0a, 0x6e],
  [0x0d, 0x72],
]);

const isEscaped = (code: number): boolean => code === 0x22 || code === BACKSLASH;

/** Writes an address that passes {@link isPlainIri}; -1 for any other. */
export const writeIri = (memory: Uint8Array, start: number, text: string): number => {
  if (!isPlainIri(text)) return -1;
  for (let at = 0; at < text.length; at += 1) memory[start + at] = text.charCodeAt(at);
  return start + text.length;
};

const writeEscape = (memory: Uint8Array, at: number, code: number): number => {
  const letter = ESCAPED.get(code);
  if (letter === undefined) return -1;
  memory[at] = BACKSLASH;
  memory[at + 1] = letter;
  return at + 2;
};

const writeWide = (memory: Uint8Array, at: number, code: number): number => {
  if (code < 0x800) {
    memory[at] = 0xc0 | (code >> 6);
    memory[at + 1] = 0x80 | (code & 0x3f);
    return at + 2;
  }
  // Surrogates: code point order, which the standard asks for, and UTF-16 order, which the reference uses, differ here.
  if (code >= 0xd800 && code <= 0xdfff) return -1;
  memory[at] = 0xe0 | (code >> 12);
  memory[at + 1] = 0x80 | ((code >> 6) & 0x3f);
  memory[at + 2] = 0x80 | (code & 0x3f);
  return at + 3;
};

/** From here on the platform's own writer is quicker, such as for the list in a status list. */
const LONG = 512;
const encoder = new TextEncoder();

const isPlain = (byte: number): boolean => byte >= 0x20 && byte < 0x7f && !isEscaped(byte);

const allPlain = (memory: Uint8Array, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) if (!isPlain(memory[at] ?? 0)) return false;
  return true;
};

/** {@link isPlain} of four ASCII bytes at a time: each sum has the highest bit of every byte set unless one is not plain. */
const fourPlain = (words: Int32Array): boolean => {
  let bits = -1;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    const unescaped = ((word ^ 0x22222222) + 0x7f7f7f7f) & ((word ^ 0x5c5c5c5c) + 0x7f7f7f7f);
    bits &= unescaped & (word + 0x60606060) & ~(word + 0x01010101);
  }
  return (bits & 0x80808080) === (0x80808080 | 0);
};

/** Writes a long text that needs no escape and is all ASCII; -1 for any other. */
const writePlain = (memory: Uint8Array, start: number, text: string): number => {
  const end = start + text.length;
  const { read, written } = encoder.encodeInto(text, memory.subarray(start, end));
  if (read !== text.length || written !== text.length) return -1;
  const aligned = start + (-(memory.byteOffset + start) & 3);
  const words = new Int32Array(memory.buffer, memory.byteOffset + aligned, (end - aligned) >> 2);
  const isWhole =
    allPlain(memory, start, aligned) && fourPlain(words) && allPlain(memory, aligned + words.length * 4, end);
  return isWhole ? end : -1;
};

/** What {@link writeLiteral} refuses: controls but line ends, and halves of characters. */
const REFUSED = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;

/** Whether a value can stand in a slot of this kind. */
export const canStand = (kind: HoleKind, text: string): boolean =>
  kind === 'iri' ? isPlainIri(text) : !REFUSED.test(text);

/**
 * Writes the text of a literal as canonical N-Quads do, in UTF-8. -1 for characters that are left to the reference:
 * controls (line ends apart: all versions of the canonical form agree on those) and everything beyond the basic plane.
 */
export const writeLiteral = (memory: Uint8Array, start: number, text: string): number => {
  const plainEnd = text.length >= LONG ? writePlain(memory, start, text) : -1;
  if (plainEnd >= 0) return plainEnd;
  let at = start;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code < 0x7f && !isEscaped(code)) {
      memory[at] = code;
      at += 1;
      continue;
    }
    at = code < 0x80 ? writeEscape(memory, at, code) : writeWide(memory, at, code);
    if (at < 0) return -1;
  }
  return at;
};
