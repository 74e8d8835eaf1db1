import { base58Decode } from '../text/base58-decode.ts';
import type { KeyAlgorithm } from '../types.ts';

/** A public key as bytes: 32 for Ed25519, a compressed SEC1 point (33 or 49) for the NIST curves. */
export type PublicKey = { readonly algorithm: KeyAlgorithm; readonly bytes: Uint8Array };

/** Two-byte multicodec prefixes and key lengths (Controlled Identifiers 1.0, §2.2.2). */
export const CODECS: readonly {
  readonly algorithm: KeyAlgorithm;
  readonly prefix: readonly [number, number];
  readonly length: number;
}[] = [
  { algorithm: 'Ed25519', prefix: [0xed, 0x01], length: 32 },
  { algorithm: 'P-256', prefix: [0x80, 0x24], length: 33 },
  { algorithm: 'P-384', prefix: [0x81, 0x24], length: 49 },
];

/** Keys read last, by their text: an issuer signs many credentials with one. Their bytes are never written to. */
const known = new Map<string, PublicKey>();
const MAX_KNOWN = 256;

/** Reads a Multikey; null when it is not one of the three algorithms that the engine checks. */
export const decodeMultikey = (text: string): PublicKey | null => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const bytes = text.startsWith('z') ? base58Decode(text.slice(1)) : null;
  const key = bytes === null ? null : readMultikeyBytes(bytes);
  if (key === null) return null;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, key);
  return key;
};

/** The same without the multibase letter and its alphabet. */
export const readMultikeyBytes = (bytes: Uint8Array): PublicKey | null => {
  const codec = CODECS.find(({ prefix }) => bytes[0] === prefix[0] && bytes[1] === prefix[1]);
  if (codec === undefined || bytes.length !== codec.length + 2) return null;
  return { algorithm: codec.algorithm, bytes: bytes.subarray(2) };
};
