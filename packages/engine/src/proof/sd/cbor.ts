/** What a selective-disclosure proof value is made of (RFC 8949): whole numbers, bytes, lists, maps by number. */
export type CborValue = number | Uint8Array | readonly CborValue[] | ReadonlyMap<number, CborValue>;

class CborRefused extends Error {}

const MAX_DEPTH = 4;
const MAX_ITEMS = 20_000;

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #items = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
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

/** Reads one value that fills the bytes exactly; null for anything that is not of the few kinds above. */
export const readCbor = (bytes: Uint8Array): CborValue | null => {
  try {
    return new Reader(bytes).document();
  } catch (error) {
    if (error instanceof CborRefused) return null;
    throw error;
  }
};
