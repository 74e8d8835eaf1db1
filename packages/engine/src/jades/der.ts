import { concatBytes } from '../text/bytes.ts';

/** One element of DER (X.690): what certificates are written in. */
export type Der = {
  readonly tag: number;
  readonly content: Uint8Array;
  /** The element with its tag and length: what signatures cover and names are compared by. */
  readonly raw: Uint8Array;
};

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const readLength = (bytes: Uint8Array, at: number): { readonly length: number; readonly next: number } | null => {
  const first = bytes[at] ?? 0x80;
  if (first < 0x80) return { length: first, next: at + 1 };
  const count = first & 0x7f;
  // Indefinite lengths are no DER; four bytes of length are more than any certificate has.
  if (count === 0 || count > 3) return null;
  let length = 0;
  for (let step = 1; step <= count; step += 1) length = length * 256 + (bytes[at + step] ?? 0);
  return { length, next: at + 1 + count };
};

const readAt = (bytes: Uint8Array, at: number): Der | null => {
  const tag = bytes[at];
  const length = readLength(bytes, at + 1);
  // Tags above 30 take several bytes; certificates have none.
  if (tag === undefined || length === null || (tag & 0x1f) === 0x1f) return null;
  const end = length.next + length.length;
  if (end > bytes.length) return null;
  return { tag, content: bytes.subarray(length.next, end), raw: bytes.subarray(at, end) };
};

/** The one element that fills the bytes; null when there is more, less or something else. */
export const readDer = (bytes: Uint8Array): Der | null => {
  const whole = readAt(bytes, 0);
  return whole?.raw.length === bytes.length ? whole : null;
};

/** The elements inside a constructed one; empty when they cannot be read. */
export const childrenOf = (node: Der | undefined): readonly Der[] => {
  const children: Der[] = [];
  const content = node?.content ?? new Uint8Array();
  for (let at = 0; at < content.length;) {
    const child = readAt(content, at);
    if (child === null) return [];
    children.push(child);
    at += child.raw.length;
  }
  return children;
};

/** Dotted form of an object identifier; empty for anything else. */
export const oidOf = (node: Der | undefined): string => {
  if (node?.tag !== TAG.oid) return '';
  const numbers: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
};

const encodeLength = (length: number): Uint8Array => {
  if (length < 0x80) return Uint8Array.of(length);
  return length < 0x100 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 0xff);
};

/** Writes one element of up to 65,535 bytes. */
export const encodeDer = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = concatBytes(...parts);
  return concatBytes(Uint8Array.of(tag), encodeLength(content.length), content);
};
