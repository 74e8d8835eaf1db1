import { X509Certificate, createDecipheriv, createPrivateKey, pbkdf2Sync, type KeyObject } from 'node:crypto';
import { type Der, TAG, childrenOf, oidOf, readDer } from '../jades/der.ts';
import { type Result, fail, ok } from '../result.ts';

/** A seal as an authority hands it out: the private key, and the certificates with the seal's own first. */
export type SealKey = { readonly privateKey: KeyObject; readonly certificates: readonly Uint8Array[] };

export type Pkcs12Fault =
  | 'not_a_key_file'
  /** Also what a damaged file looks like. */
  | 'wrong_password'
  /** RC2 or triple DES, as files before about 2022 have: to be exported again with AES. */
  | 'old_encryption'
  | 'no_key'
  | 'key_fits_no_certificate';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED = '1.2.840.113549.1.7.6';
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SHROUDED_KEY = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE = '1.2.840.113549.1.12.10.1.3';

const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
};

const DIGESTS: Readonly<Record<string, string>> = {
  '': 'sha1',
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.11': 'sha512',
};

/** Work that a file may ask for; the usual is 2,048. */
const MAX_ROUNDS = 1_000_000;

class Refused extends Error {
  readonly fault: Pkcs12Fault;
  constructor(fault: Pkcs12Fault) {
    super(fault);
    this.fault = fault;
  }
}

const refuse = (fault: Pkcs12Fault): never => {
  throw new Refused(fault);
};

const numberOf = (node: Der | undefined): number =>
  (node?.content ?? new Uint8Array()).reduce((value, byte) => value * 256 + byte, 0);

const inner = (node: Der | undefined): Der => readDer(node?.content ?? new Uint8Array()) ?? refuse('wrong_password');

/** PBES2 with PBKDF2 and AES (RFC 8018 §6.2). */
const decrypt = (algorithm: Der | undefined, data: Uint8Array, password: string): Uint8Array => {
  const [scheme, parameters] = childrenOf(algorithm);
  if (oidOf(scheme) !== PBES2) refuse('old_encryption');
  const [derivation, encryption] = childrenOf(parameters);
  const [kdf, kdfParameters] = childrenOf(derivation);
  const [salt, rounds, ...others] = childrenOf(kdfParameters);
  const [cipherId, iv] = childrenOf(encryption);
  const cipher = CIPHERS[oidOf(cipherId)];
  const digest = DIGESTS[oidOf(childrenOf(others.find(({ tag }) => tag === TAG.sequence))[0])];
  const count = numberOf(rounds);
  const isKnown = oidOf(kdf) === PBKDF2 && salt !== undefined && iv !== undefined && count > 0 && count <= MAX_ROUNDS;
  if (!isKnown || cipher === undefined || digest === undefined) return refuse('old_encryption');
  const key = pbkdf2Sync(password, salt.content, count, cipher.keyBytes, digest);
  try {
    const decipher = createDecipheriv(cipher.name, key, iv.content);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    return refuse('wrong_password');
  }
};

/** Contents of one part of the file, decrypted where it is encrypted (RFC 7292 §4.1). */
const contentsOf = (part: Der, password: string): readonly Der[] => {
  const [type, content] = childrenOf(part);
  if (oidOf(type) === DATA) return childrenOf(inner(childrenOf(content)[0]));
  if (oidOf(type) !== ENCRYPTED) return refuse('not_a_key_file');
  const [, info] = childrenOf(childrenOf(content)[0]);
  const [, algorithm, data] = childrenOf(info);
  const plain = decrypt(algorithm, data?.content ?? new Uint8Array(), password);
  return childrenOf(readDer(plain) ?? refuse('wrong_password'));
};

const valueOf = (bag: Der): Der | undefined => childrenOf(childrenOf(bag)[1])[0];

const keyOf = (bag: Der, password: string): KeyObject => {
  const value = valueOf(bag) ?? refuse('not_a_key_file');
  if (oidOf(childrenOf(childrenOf(value)[0])[0]) !== PBES2) refuse('old_encryption');
  try {
    return createPrivateKey({ key: Buffer.from(value.raw), format: 'der', type: 'pkcs8', passphrase: password });
  } catch {
    return refuse('wrong_password');
  }
};

const certificateOf = (bag: Der): Uint8Array => {
  const [, value] = childrenOf(valueOf(bag));
  return new Uint8Array(childrenOf(value)[0]?.content ?? refuse('not_a_key_file'));
};

const fits = (certificate: Uint8Array, privateKey: KeyObject): boolean => {
  try {
    return new X509Certificate(certificate).checkPrivateKey(privateKey);
  } catch {
    return false;
  }
};

const read = (file: Uint8Array, password: string): SealKey => {
  const [version, safe] = childrenOf(readDer(file) ?? refuse('not_a_key_file'));
  const [type, content] = childrenOf(safe);
  if (numberOf(version) !== 3 || oidOf(type) !== DATA) refuse('not_a_key_file');
  const parts = childrenOf(inner(childrenOf(content)[0]));
  const bags = parts.flatMap((part) => contentsOf(part, password));
  const ofType = (id: string): readonly Der[] => bags.filter((bag) => oidOf(childrenOf(bag)[0]) === id);
  const [keyBag] = ofType(SHROUDED_KEY);
  const privateKey = keyOf(keyBag ?? refuse('no_key'), password);
  const certificates = ofType(CERTIFICATE).map(certificateOf);
  const own = certificates.find((certificate) => fits(certificate, privateKey)) ?? refuse('key_fits_no_certificate');
  return { privateKey, certificates: [own, ...certificates.filter((certificate) => certificate !== own)] };
};

/**
 * Reads a PKCS#12 file (`.p12`, `.pfx`; RFC 7292) with AES encryption. The file's own checksum is not looked at: what
 * counts is that the key fits a certificate, which is checked. Kept here and not in the engine's core, for only the
 * owner of a seal has such a file.
 */
export const readPkcs12 = (file: Uint8Array, password: string): Result<SealKey, Pkcs12Fault> => {
  try {
    return ok(read(file, password));
  } catch (error) {
    if (error instanceof Refused) return fail(error.fault);
    throw error;
  }
};
