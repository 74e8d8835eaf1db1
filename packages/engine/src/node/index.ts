import {
  createPublicKey,
  generateKeyPairSync,
  hash,
  randomBytes,
  sign,
  verify,
  type DSAEncoding,
  type KeyObject,
} from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';
import { p256, p384 } from '@noble/curves/nist.js';
import { decodeJwk } from '../keys/jwk.ts';
import { type PublicKey } from '../keys/multikey.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import type { OneTimeKeys } from '../proof/sd/issue-for-showing.ts';
import { base64urlEncode } from '../text/base64url.ts';
import type { ChunkDeflate } from '../status/kept-status-list.ts';
import type { CryptoPort, KeyAlgorithm, Signer } from '../types.ts';

const CURVES = { 'P-256': p256, 'P-384': p384 } as const;

const jwkOf = ({ algorithm, bytes }: PublicKey) => {
  if (algorithm === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64urlEncode(bytes) };
  const { x, y } = CURVES[algorithm].Point.fromBytes(bytes).toAffine();
  const size = algorithm === 'P-256' ? 64 : 96;
  const coordinate = (value: bigint): string =>
    Buffer.from(value.toString(16).padStart(size, '0'), 'hex').toString('base64url');
  return { kty: 'EC', crv: algorithm, x: coordinate(x), y: coordinate(y) };
};

/** Key objects are costly to make and few: issuers sign many credentials with one key. */
const MAX_CACHED_KEYS = 256;
const cachedKeys = new Map<string, KeyObject>();

const keyObject = (key: PublicKey): KeyObject => {
  const { buffer, byteOffset, length } = key.bytes;
  const name = `${key.algorithm}:${Buffer.from(buffer, byteOffset, length).toString('latin1')}`;
  const cached = cachedKeys.get(name);
  if (cached !== undefined) return cached;
  const made = createPublicKey({ key: jwkOf(key), format: 'jwk' });
  const [oldest] = cachedKeys.keys();
  if (cachedKeys.size >= MAX_CACHED_KEYS && oldest !== undefined) cachedKeys.delete(oldest);
  cachedKeys.set(name, made);
  return made;
};

const digestName = (algorithm: KeyAlgorithm): string | null =>
  ({ Ed25519: null, 'P-256': 'sha256', 'P-384': 'sha384' })[algorithm];

const encoding = 'ieee-p1363';

/**
 * A digest by way of text, one character a byte (`binary`, another name of Latin-1): node:crypto makes that in half the
 * time that it takes for memory of the digest's own, which the garbage collection has to account for besides.
 */
const digestBy =
  (name: 'sha256' | 'sha384') =>
  (bytes: Uint8Array): Uint8Array => {
    const text = hash(name, bytes, 'binary');
    const digest = new Uint8Array(text.length);
    for (let at = 0; at < digest.length; at += 1) digest[at] = text.charCodeAt(at);
    return digest;
  };

type ToVerify = Parameters<CryptoPort['verify']>[0];

/** Throws for a key that is no point of its curve. */
const keyToVerifyWith = ({
  algorithm,
  publicKey,
}: ToVerify): KeyObject | { key: KeyObject; dsaEncoding: DSAEncoding } => {
  const key = keyObject({ algorithm, bytes: publicKey });
  // The short form is measurably quicker; only ECDSA has an encoding to choose.
  return algorithm === 'Ed25519' ? key : { key, dsaEncoding: encoding };
};

/** Hashing and signature checks by node:crypto, synchronously. A key that is no point of its curve verifies nothing. */
export const nodeCrypto: CryptoPort = {
  sha256: digestBy('sha256'),
  sha384: digestBy('sha384'),
  verify: (check) => {
    try {
      return verify(digestName(check.algorithm), check.data, keyToVerifyWith(check), check.signature);
    } catch {
      return false;
    }
  },
};

/**
 * {@link nodeCrypto} for a server: signatures are checked in the threads that Node keeps for such work, so that others
 * are answered meanwhile. A check by itself takes a little longer that way.
 */
export const nodeCryptoInThreads: CryptoPort = {
  ...nodeCrypto,
  verify: (check) =>
    new Promise((resolve) => {
      const done = (cause: Error | null, isGood: boolean): void => resolve(cause === null && isGood);
      try {
        verify(digestName(check.algorithm), check.data, keyToVerifyWith(check), check.signature, done);
      } catch {
        resolve(false);
      }
    }),
};

const isKeyAlgorithm = (name: unknown): name is KeyAlgorithm =>
  name === 'Ed25519' || name === 'P-256' || name === 'P-384';

/** The raw public half of a node:crypto key, private or public. Throws for other kinds of key. */
export const publicKeyOf = (key: KeyObject): PublicKey => {
  const publicHalf = key.type === 'private' ? createPublicKey(key) : key;
  const jwk = parseStrictJson(JSON.stringify(publicHalf.export({ format: 'jwk' })));
  const decoded = jwk.ok ? decodeJwk(jwk.value) : null;
  if (decoded === null || !isKeyAlgorithm(decoded.algorithm)) throw new TypeError('Not an Ed25519, P-256 or P-384 key');
  return decoded;
};

/** A signer over a private key that never leaves node:crypto. */
export const nodeSigner = (key: { readonly privateKey: KeyObject; readonly verificationMethod: string }): Signer => {
  const { privateKey, verificationMethod } = key;
  const { algorithm } = publicKeyOf(privateKey);
  const digest = digestName(algorithm);
  return {
    verificationMethod,
    algorithm,
    // The short form is measurably quicker; only ECDSA has an encoding to choose.
    sign: (bytes) =>
      digest === null ? sign(null, bytes, privateKey) : sign(digest, bytes, { key: privateKey, dsaEncoding: encoding }),
  };
};

/** A new key pair from the operating system's randomness. */
export const generateKey = (
  algorithm: KeyAlgorithm,
): { readonly privateKey: KeyObject; readonly publicKey: PublicKey } => {
  const { privateKey } =
    algorithm === 'Ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: algorithm === 'P-256' ? 'prime256v1' : 'secp384r1' });
  return { privateKey, publicKey: publicKeyOf(privateKey) };
};

/** Keys for one credential of which parts can be shown; nobody keeps the private half. */
export const oneTimeKeys = (): OneTimeKeys => {
  const { privateKey, publicKey } = generateKey('P-256');
  const statementSigner = nodeSigner({ privateKey, verificationMethod: 'urn:cairn:once' });
  return { statementSigner, statementKey: publicKey, secret: new Uint8Array(randomBytes(32)) };
};

const CHUNK_OPTIONS = {
  windowBits: 12,
  finishFlush: constants.Z_FULL_FLUSH,
  // Entries are set at random places, so a list is runs of equal bytes and single others: looking for runs alone takes a
  // quarter of the time that looking for any repetition takes, and packs such a list a little tighter.
  strategy: constants.Z_RLE,
};

/** Packs a piece of a status list so that the next piece can follow: no reference back, ends at a whole byte. */
export const deflateChunk: ChunkDeflate = (bytes) => deflateRawSync(bytes, CHUNK_OPTIONS);

export { VerifyPool, type VerifyPoolOptions, verifyInWorker } from './verify-pool.ts';
export { nodeSealSigner } from './seal-signer.ts';
export {
  type InstalledVocab,
  type VocabFault,
  type VocabKind,
  type VocabPin,
  addVocab,
  readInstalledVocab,
} from './installed-vocab.ts';
export { type Pkcs12Fault, type SealKey, readPkcs12 } from './read-pkcs12.ts';
