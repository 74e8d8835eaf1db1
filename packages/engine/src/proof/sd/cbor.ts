import { concatBytes } from '../../text/bytes.ts';
import { utf8Decode, utf8Encode } from '../../text/utf8.ts';

/**
 * What a selective-disclosure proof value is made of (RFC 8949): whole numbers, bytes, texts, lists, maps by number.
 */
export type CborValue = number | string | Uint8Array | readonly CborValue[] | ReadonlyMap<number, CborValue>;

class CborRefused extends Error {}

const MAX_DEPTH = 4;
const MAX_ITEMS = 20_000;

class Reader {
  readonly #bytes: Uint8Array;
  readonly #takesTexts: boolean;
  #at = 0;
  #items = 0;

  constructor(bytes: Uint8Array, takesTexts: boolean) {
    this.#bytes = bytes;
    this.#takesTexts = takesTexts;
  }

  document(): CborValue {
    const value = this.#value(0);
    if (this.#at !== this.#bytes.length) throw new CborRefused();
    return value;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new CborRefused();
    this.#at += 1;
    return byte;
  }

  /** Lengths and numbers in their shortest form and below 2^32; nothing of indefinite length (§4.2.1). */
  #argument(info: number): number {
    if (info < 24) return info;
    if (info > 26) throw new CborRefused();
    const width = 2 ** (info - 24);
    let value = 0;
    for (let at = 0; at < width; at += 1) value = value * 256 + this.#byte();
    const least = width === 1 ? 24 : 2 ** (4 * width);
    if (value < least) throw new CborRefused();
    return value;
  }

  #value(depth: number): CborValue {
    this.#items += 1;
    if (depth > MAX_DEPTH || this.#items > MAX_ITEMS) throw new CborRefused();
    const head = this.#byte();
    const argument = this.#argument(head & 31);
    switch (head >> 5) {
      case 0:
        return argument;
      case 2:
        return this.#take(argument);
      case 3:
        return this.#text(argument);
      case 4:
        return this.#list(argument, depth);
      case 5:
        return this.#map(argument, depth);
      default:
        throw new CborRefused();
    }
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new CborRefused();
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  #text(length: number): string {
    const text = utf8Decode(this.#take(length));
    if (text === null || !this.#takesTexts) throw new CborRefused();
    return text;
  }

  #list(length: number, depth: number): readonly CborValue[] {
    const items: CborValue[] = [];
    for (let at = 0; at < length; at += 1) items.push(this.#value(depth + 1));
    return items;
  }

  #map(length: number, depth: number): ReadonlyMap<number, CborValue> {
    const entries = new Map<number, CborValue>();
    for (let at = 0; at < length; at += 1) {
      const key = this.#value(depth + 1);
      if (typeof key !== 'number' || entries.has(key)) throw new CborRefused();
      entries.set(key, this.#value(depth + 1));
    }
    return entries;
  }
}

/** Reads one value that fills the bytes exactly; null for anything that is not of the few kinds above; texts only where asked. */
export const readCbor = (bytes: Uint8Array, texts: 'with_texts' | 'no_texts' = 'no_texts'): CborValue | null => {
  try {
    return new Reader(bytes, texts === 'with_texts').document();
  } catch (error) {
    if (error instanceof CborRefused) return null;
    throw error;
  }
};

const head = (kind: number, length: number): Uint8Array => {
  const first = kind << 5;
  if (length < 24) return Uint8Array.of(first | length);
  if (length < 256) return Uint8Array.of(first | 24, length);
  if (length < 65_536) return Uint8Array.of(first | 25, length >> 8, length & 255);
  throw new RangeError('Too long for a proof value');
};

/** Writes such a value in its shortest form. */
export const writeCbor = (value: CborValue): Uint8Array => {
  if (typeof value === 'number') return head(0, value);
  if (typeof value === 'string') {
    const text = utf8Encode(value);
    return concatBytes(head(3, text.length), text);
  }
  if (value instanceof Uint8Array) return concatBytes(head(2, value.length), value);
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<number, CborValue>)];
    return concatBytes(head(5, entries.length), ...entries.flat().map(writeCbor));
  }
  const items = value as readonly CborValue[];
  return concatBytes(head(4, items.length), ...items.map(writeCbor));
};
