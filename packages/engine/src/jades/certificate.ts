import type { JwsKey } from '../jose/jws-key.ts';
import { type RsaHash, rsaPublicKey, verifyRsa } from '../jose/rsa.ts';
import type { PublicKey } from '../keys/multikey.ts';
import { concatBytes, toHex } from '../text/bytes.ts';
import { equalBytes } from '../text/compare-bytes.ts';
import { latin1Decode } from '../text/latin1.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';
import { type Der, TAG, childrenOf, oidOf, readDer } from './der.ts';

/** What the engine reads of an X.509 certificate (RFC 5280 §4.1). Nothing in it is believed before its chain is. */
export type Certificate = {
  readonly raw: Uint8Array;
  readonly signed: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  readonly serial: Der;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** `CN`, `O`, `C` and the registered identifier of the organisation (`VATNO-…`), where they are there. */
  readonly name: Readonly<Record<'commonName' | 'organisation' | 'country' | 'organisationIdentifier', string | null>>;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: JwsKey | null;
  readonly isCa: boolean;
  /** Bits of the key usage; null when the certificate does not limit it. */
  readonly usage: number | null;
  /** Host names and addresses that the certificate is also for (`subjectAltName`). */
  readonly alternative: { readonly dns: readonly string[]; readonly uri: readonly string[] };
};

/** Bits of `KeyUsage` from the left (RFC 5280 §4.2.1.3). */
export const USAGE = { digitalSignature: 0x80, contentCommitment: 0x40, keyCertSign: 0x04 } as const;

const NAMES = {
  '2.5.4.3': 'commonName',
  '2.5.4.10': 'organisation',
  '2.5.4.6': 'country',
  '2.5.4.97': 'organisationIdentifier',
} as const;

const nameOf = (node: Der): Certificate['name'] => {
  const parts = childrenOf(node).flatMap((set) => childrenOf(set).map(childrenOf));
  const found = (wanted: string): string | null => {
    const [, value] = parts.find(([type]) => NAMES[oidOf(type) as keyof typeof NAMES] === wanted) ?? [];
    return value === undefined ? null : (utf8Decode(value.content) ?? latin1Decode(value.content));
  };
  return {
    commonName: found('commonName'),
    organisation: found('organisation'),
    country: found('country'),
    organisationIdentifier: found('organisationIdentifier'),
  };
};

const timeOf = (node: Der): number => {
  const text = latin1Decode(node.content);
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  const [, year = '', ...rest] = match ?? [];
  const [month, day, hour, minute, second] = rest.map(Number);
  // Two digits: 50 to 99 are of the last century (RFC 5280 §4.1.2.5.1).
  const whole = year.length === 2 ? `${Number(year) >= 50 ? '19' : '20'}${year}` : year;
  return Date.UTC(Number(whole), (month ?? 0) - 1, day, hour, minute, second);
};

const CURVES: Readonly<Record<string, { readonly algorithm: 'P-256' | 'P-384'; readonly size: number }>> = {
  '1.2.840.10045.3.1.7': { algorithm: 'P-256', size: 32 },
  '1.3.132.0.34': { algorithm: 'P-384', size: 48 },
};

const pointOf = (curve: string, bits: Uint8Array): PublicKey | null => {
  const known = CURVES[curve];
  if (known === undefined || bits.length !== 2 * known.size + 1 || bits[0] !== 4) return null;
  const sign = ((bits.at(-1) ?? 0) & 1) === 0 ? 2 : 3;
  const bytes = concatBytes(Uint8Array.of(sign), bits.subarray(1, known.size + 1));
  return { algorithm: known.algorithm, bytes };
};

/** The key of a `SubjectPublicKeyInfo`: Ed25519 is not read here, for no certificate of a seal has one. */
export const readPublicKeyInfo = (bytes: Uint8Array): JwsKey | null => keyOf(readDer(bytes) ?? undefined);

const keyOf = (node: Der | undefined): JwsKey | null => {
  const [algorithm, bits] = childrenOf(node);
  const [type, parameters] = childrenOf(algorithm);
  if (bits?.tag !== TAG.bitString || bits.content[0] !== 0) return null;
  const content = bits.content.subarray(1);
  if (oidOf(type) === '1.2.840.10045.2.1') {
    const key = pointOf(oidOf(parameters), content);
    return key === null ? null : { key };
  }
  if (oidOf(type) !== '1.2.840.113549.1.1.1') return null;
  const [modulus, exponent] = childrenOf(readDer(content) ?? undefined);
  const key =
    modulus === undefined || exponent === undefined ? null : rsaPublicKey(unsigned(modulus), unsigned(exponent));
  return key === null ? null : { key };
};

/** An integer without the zero that DER puts before a high first bit. */
const unsigned = ({ content }: Der): Uint8Array => (content[0] === 0 ? content.subarray(1) : content);

const extensions = (fields: readonly Der[]): ReadonlyMap<string, Der> => {
  const [list] = childrenOf(fields.find(({ tag }) => tag === 0xa3));
  const entries = childrenOf(list).map((extension): [string, Der | null] => {
    const parts = childrenOf(extension);
    return [oidOf(parts[0]), readDer(parts.at(-1)?.content ?? new Uint8Array())];
  });
  return new Map(entries.filter((entry): entry is [string, Der] => entry[1] !== null));
};

const isCa = (constraints: Der | undefined): boolean => {
  const [first] = childrenOf(constraints);
  return first?.tag === TAG.boolean && first.content[0] === 0xff;
};

/** `dNSName` and `uniformResourceIdentifier` of a general name (RFC 5280 §4.2.1.6). */
const NAME_TAGS = { dns: 0x82, uri: 0x86 } as const;

const alternativeOf = (names: Der | undefined): Certificate['alternative'] => {
  const all = childrenOf(names);
  const ofKind = (tag: number) => all.filter((name) => name.tag === tag).map(({ content }) => latin1Decode(content));
  return { dns: ofKind(NAME_TAGS.dns), uri: ofKind(NAME_TAGS.uri) };
};

type Parts = {
  readonly body: Der;
  readonly algorithm: Der;
  readonly signature: Der;
  readonly serial: Der;
  readonly issuer: Der;
  readonly subject: Der;
  readonly validity: Der;
  readonly spki: Der;
};

const readParts = (bytes: Uint8Array): Parts | null => {
  const [body, algorithm, signature] = childrenOf(readDer(bytes) ?? undefined);
  const fields = childrenOf(body);
  const [serial, inner, issuer, validity, subject, spki] = fields.slice(fields[0]?.tag === 0xa0 ? 1 : 0);
  const parts = { body, algorithm, signature, serial, issuer, subject, validity, spki };
  const isWhole = Object.values(parts).every((part) => part !== undefined);
  // Both places must name the same algorithm (RFC 5280 §4.1.1.2).
  const agrees = inner !== undefined && algorithm !== undefined && equalBytes(inner.raw, algorithm.raw);
  return isWhole && agrees && signature?.tag === TAG.bitString ? (parts as Parts) : null;
};

/**
 * Reads a DER certificate (RFC 5280 §4.1); null when it is none, names two different algorithms, or has a time that
 * nobody can read.
 */
export const readCertificate = (bytes: Uint8Array): Certificate | null => {
  const parts = readParts(bytes);
  if (parts === null) return null;
  const [notBefore = Number.NaN, notAfter = Number.NaN] = childrenOf(parts.validity).map(timeOf);
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return null;
  const extra = extensions(childrenOf(parts.body));
  const usage = extra.get('2.5.29.15');
  return {
    raw: bytes,
    signed: parts.body.raw,
    signatureAlgorithm: oidOf(childrenOf(parts.algorithm)[0]),
    signature: parts.signature.content.subarray(1),
    serial: parts.serial,
    issuer: parts.issuer.raw,
    subject: parts.subject.raw,
    name: nameOf(parts.subject),
    notBefore,
    notAfter,
    key: keyOf(parts.spki),
    isCa: isCa(extra.get('2.5.29.19')),
    usage: usage === undefined ? null : (usage.content[1] ?? 0),
    alternative: alternativeOf(extra.get('2.5.29.17')),
  };
};

const RSA_HASHES: Readonly<Record<string, RsaHash>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

const ECDSA: Readonly<Record<string, PublicKey['algorithm']>> = {
  '1.2.840.10045.4.3.2': 'P-256',
  '1.2.840.10045.4.3.3': 'P-384',
};

/** `SEQUENCE { r, s }` as the two halves side by side. */
const rawEcdsa = (signature: Uint8Array, size: number): Uint8Array | null => {
  const halves = childrenOf(readDer(signature) ?? undefined).map(unsigned);
  if (halves.length !== 2 || halves.some((half) => half.length > size)) return null;
  const whole = new Uint8Array(2 * size);
  halves.forEach((half, at) => {
    whole.set(half, (at + 1) * size - half.length);
  });
  return whole;
};

/** Whether `parent` signed `child`; false also for algorithms that the engine does not have (RSA-PSS, SHA-1). */
export const isSignedBy = async (child: Certificate, parent: Certificate, crypto: CryptoPort): Promise<boolean> => {
  const key = parent.key?.key;
  if (key === undefined || !equalBytes(child.issuer, parent.subject)) return false;
  if (key.algorithm === 'RSA') {
    const hash = RSA_HASHES[child.signatureAlgorithm];
    return hash !== undefined && verifyRsa(key, child.signature, { data: child.signed, hash, padding: 'pkcs1' });
  }
  if (ECDSA[child.signatureAlgorithm] !== key.algorithm) return false;
  const signature = rawEcdsa(child.signature, key.algorithm === 'P-384' ? 48 : 32);
  const { algorithm, bytes } = key;
  return signature !== null && crypto.verify({ algorithm, publicKey: bytes, data: child.signed, signature });
};

/** Who a certificate says it belongs to, for people: organisation first. */
export const subjectText = ({ name, serial }: Certificate): string =>
  [name.organisation ?? name.commonName ?? `certificate ${toHex(serial.content)}`, name.country]
    .filter((part) => part !== null)
    .join(', ');
