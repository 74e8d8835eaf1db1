import { base58Decode, base58Encode } from '../text/base58.ts';
import { concatBytes } from '../text/bytes.ts';
import type { KeyAlgorithm } from '../types.ts';

/** A public key as bytes: 32 for Ed25519, a compressed SEC1 point (33 or 49) for the NIST curves. */
export type PublicKey = { readonly algorithm: KeyAlgorithm; readonly bytes: Uint8Array };

/** Two-byte multicodec prefixes and key lengths (Controlled Identifiers 1.0, §2.2.2). */
const CODECS: readonly {
  readonly algorithm: KeyAlgorithm;
  readonly prefix: readonly [number, number];
  readonly length: number;
}[] = [
  { algorithm: 'Ed25519', prefix: [0xed, 0x01], length: 32 },
  { algorithm: 'P-256', prefix: [0x80, 0x24], length: 33 },
  { algorithm: 'P-384', prefix: [0x81, 0x24], length: 49 },
];

/** `z6Mk…` form of a public key. Throws when the length does not belong to the algorithm: that is a bug of the caller. */
export const encodeMultikey = (key: PublicKey): string => {
  const codec = CODECS.find((known) => known.algorithm === key.algorithm);
  if (codec === undefined || codec.length !== key.bytes.length) {
    throw new RangeError(`A ${key.algorithm} public key does not have ${key.bytes.length} bytes`);
  }
  return `z${base58Encode(concatBytes(Uint8Array.of(...codec.prefix), key.bytes))}`;
};

/** Reads a Multikey; null when it is not one of the three algorithms that the engine checks. */
export const decodeMultikey = (text: string): PublicKey | null => {
  if (!text.startsWith('z')) return null;
  const bytes = base58Decode(text.slice(1));
  return bytes === null ? null : readMultikeyBytes(bytes);
};

/** The same without the multibase letter and its alphabet. */
export const readMultikeyBytes = (bytes: Uint8Array): PublicKey | null => {
  const codec = CODECS.find(({ prefix }) => bytes[0] === prefix[0] && bytes[1] === prefix[1]);
  if (codec === undefined || bytes.length !== codec.length + 2) return null;
  return { algorithm: codec.algorithm, bytes: bytes.subarray(2) };
};
