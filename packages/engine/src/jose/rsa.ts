import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes } from '../text/bytes.ts';
import { equalBytes } from '../text/compare-bytes.ts';

export type RsaPublicKey = { readonly algorithm: 'RSA'; readonly modulus: bigint; readonly exponent: bigint };

export type RsaHash = 'sha256' | 'sha384' | 'sha512';

/** Smaller keys give no protection any more; larger ones only cost time (policy of decision 0005). */
const MIN_BITS = 2048;
const MAX_BITS = 8192;
const MAX_EXPONENT = 0xffff_ffffn;

const HASHES = { sha256, sha384, sha512 } as const;

/** DER of `DigestInfo` up to the hash itself (RFC 8017 §9.2, note 1). */
const DIGEST_INFO = {
  sha256: [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
  ],
  sha384: [
    0x30, 0x41, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0x05, 0x00, 0x04, 0x30,
  ],
  sha512: [
    0x30, 0x51, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03, 0x05, 0x00, 0x04, 0x40,
  ],
} as const;

const toNumber = (bytes: Uint8Array): bigint => {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
};

const toBytes = (value: bigint, length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  for (let at = length - 1, rest = value; at >= 0; at -= 1, rest >>= 8n) bytes[at] = Number(rest & 0xffn);
  return bytes;
};

const bitsOf = (value: bigint): number => value.toString(2).length;

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n;
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
  }
  return result;
};

/** An RSA public key from the big-endian bytes of a JWK; null when its size or exponent is outside the policy. */
export const rsaPublicKey = (modulus: Uint8Array, exponent: Uint8Array): RsaPublicKey | null => {
  if (modulus.length > MAX_BITS / 8 || exponent.length > 8) return null;
  const [n, e] = [toNumber(modulus), toNumber(exponent)];
  const isGood = bitsOf(n) >= MIN_BITS && (n & 1n) === 1n && e > 2n && (e & 1n) === 1n && e <= MAX_EXPONENT;
  return isGood ? { algorithm: 'RSA', modulus: n, exponent: e } : null;
};

const mask = (seed: Uint8Array, length: number, hash: RsaHash): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (let counter = 0, made = 0; made < length; counter += 1) {
    const part = HASHES[hash](concatBytes(seed, toBytes(BigInt(counter), 4)));
    parts.push(part);
    made += part.length;
  }
  return concatBytes(...parts).subarray(0, length);
};

/** EMSA-PSS-VERIFY with a salt as long as the hash (RFC 8017 §9.1.2, RFC 7518 §3.5). */
const isGoodPss = (
  encoded: Uint8Array,
  bits: number,
  signed: { readonly data: Uint8Array; readonly hash: RsaHash },
) => {
  const digest = HASHES[signed.hash](signed.data);
  const size = digest.length;
  const split = encoded.length - size - 1;
  if (split < size + 1 || encoded.at(-1) !== 0xbc) return false;
  const seed = encoded.subarray(split, split + size);
  const unused = 8 * encoded.length - bits;
  if ((encoded[0] ?? 0) >> (8 - unused) !== 0) return false;
  const cover = mask(seed, split, signed.hash);
  const block = encoded.subarray(0, split).map((byte, at) => byte ^ (cover[at] ?? 0));
  block[0] = (block[0] ?? 0) & (0xff >> unused);
  const start = split - size - 1;
  if (!block.subarray(0, start).every((byte) => byte === 0) || block[start] !== 1) return false;
  const salt = block.subarray(start + 1);
  return equalBytes(HASHES[signed.hash](concatBytes(new Uint8Array(8), digest, salt)), seed);
};

/** The one encoding that EMSA-PKCS1-v1_5 allows; comparing whole blocks leaves no room for forged paddings. */
const pkcs1Block = (length: number, signed: { readonly data: Uint8Array; readonly hash: RsaHash }): Uint8Array => {
  const tail = concatBytes(Uint8Array.of(...DIGEST_INFO[signed.hash]), HASHES[signed.hash](signed.data));
  const padding = new Uint8Array(length - tail.length - 3).fill(0xff);
  return concatBytes(Uint8Array.of(0, 1), padding, Uint8Array.of(0), tail);
};

/**
 * Whether an RSA signature is good (RFC 8017 §8.1.2, §8.2.2). Public numbers only, so timing tells nothing. The engine
 * reads RSA because eSeals and older badges are signed by it; it never signs with it itself.
 */
export const verifyRsa = (
  key: RsaPublicKey,
  signature: Uint8Array,
  signed: { readonly data: Uint8Array; readonly hash: RsaHash; readonly padding: 'pkcs1' | 'pss' },
): boolean => {
  const bits = bitsOf(key.modulus);
  const length = Math.ceil(bits / 8);
  const value = toNumber(signature);
  if (signature.length !== length || value >= key.modulus) return false;
  const opened = power(value, key.exponent, key.modulus);
  if (signed.padding === 'pkcs1') return equalBytes(toBytes(opened, length), pkcs1Block(length, signed));
  const encodedLength = Math.ceil((bits - 1) / 8);
  if (opened >> BigInt(8 * encodedLength) !== 0n) return false;
  return isGoodPss(toBytes(opened, encodedLength), bits - 1, signed);
};
