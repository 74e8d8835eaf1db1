import { type JsonObject, asList, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { base64urlDecode } from '../text/base64url.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';
import { type JwsAlgorithm, findAlgorithm, isKnownElsewhere } from './algorithms.ts';
import type { JwsKey } from './jws-key.ts';
import { verifyRsa } from './rsa.ts';

/** A JSON Web Signature after reading (RFC 7515 §3): nothing in it has been believed yet. */
export type Jws = {
  readonly header: JsonObject;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** The exact bytes that were signed. */
  readonly signed: Uint8Array;
};

export type JwsFault =
  'forbidden_algorithm' | 'unsupported_algorithm' | 'unknown_critical_header' | 'key_of_other_kind' | 'wrong_signature';

/** Object behind base64url of strict JSON; null when any of the three is damaged. */
export const decodeJsonPart = (part: string): JsonObject | null => {
  const bytes = base64urlDecode(part);
  const text = bytes === null ? null : utf8Decode(bytes);
  const parsed = text === null ? null : parseStrictJson(text);
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : null;
};

/**
 * Reads a compact JWS (RFC 7515 §7.1): exactly three parts, strict base64url, strict JSON in the header, a signature
 * that is there.
 */
export const readCompactJws = (token: string): Jws | null => {
  const parts = token.split('.');
  const [first = '', second = '', third = ''] = parts;
  const header = decodeJsonPart(first);
  const payload = base64urlDecode(second);
  const signature = base64urlDecode(third);
  if (parts.length !== 3 || header === null || payload === null || signature === null) return null;
  return signature.length === 0 ? null : { header, payload, signature, signed: utf8Encode(`${first}.${second}`) };
};

/**
 * Critical headers (RFC 7515 §4.1.11): the list must not be empty, must not repeat itself and must name only members
 * that are there and that the caller understands. `b64` changes what is signed, so it never stands outside `crit`.
 */
const hasUnknownCritical = (header: JsonObject, understood: readonly string[]): boolean => {
  const { crit } = header;
  const names = asList(crit);
  if (crit === undefined) return header['b64'] !== undefined;
  if (!Array.isArray(crit) || names.length === 0 || new Set(names).size !== names.length) return true;
  if (header['b64'] !== undefined && !names.includes('b64')) return true;
  return !names.every((name) => typeof name === 'string' && understood.includes(name) && Object.hasOwn(header, name));
};

/** What is wrong with a header before any key is looked at: `none`, everything symmetric, unknown demands. */
export const headerFault = (header: JsonObject, understood: readonly string[] = []): JwsFault | null => {
  if (hasUnknownCritical(header, understood)) return 'unknown_critical_header';
  const name = textOf(header['alg']) ?? '';
  if (findAlgorithm(name) !== null) return null;
  return isKnownElsewhere(name) ? 'unsupported_algorithm' : 'forbidden_algorithm';
};

const isGood = (
  jws: Jws,
  { key }: JwsKey,
  wanted: { readonly algorithm: JwsAlgorithm; readonly crypto: CryptoPort },
) => {
  const { algorithm, crypto } = wanted;
  if (key.algorithm === 'RSA') {
    return algorithm.key === 'RSA' && verifyRsa(key, jws.signature, { data: jws.signed, ...algorithm });
  }
  if (algorithm.key === 'RSA' || jws.signature.length !== algorithm.signatureLength) return false;
  return crypto.verify({
    algorithm: key.algorithm,
    publicKey: key.bytes,
    data: jws.signed,
    signature: jws.signature,
  });
};

/**
 * Checks one signature with one key that the caller found by its own means; keys and addresses in the header (`jwk`,
 * `jku`, `x5u`, `x5c`) are never used here. Null when the signature is good (RFC 7515 §5.2, RFC 8725 §3.1).
 */
export const verifyJws = async (
  jws: Jws,
  key: JwsKey,
  options: { readonly crypto: CryptoPort; readonly understood?: readonly string[] },
): Promise<JwsFault | null> => {
  const fault = headerFault(jws.header, options.understood);
  if (fault !== null) return fault;
  const name = textOf(jws.header['alg']) ?? '';
  const algorithm = findAlgorithm(name);
  if (algorithm === null) return 'forbidden_algorithm';
  if (algorithm.key !== key.key.algorithm || (key.onlyFor ?? name) !== name) return 'key_of_other_kind';
  return (await isGood(jws, key, { algorithm, crypto: options.crypto })) ? null : 'wrong_signature';
};
