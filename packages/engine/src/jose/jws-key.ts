import { type JsonValue, asList, isJsonObject, textOf } from '../json/json-types.ts';
import { decodeJwk } from '../keys/jwk.ts';
import type { PublicKey } from '../keys/multikey.ts';
import { base64urlDecode } from '../text/base64url.ts';
import { type RsaPublicKey, rsaPublicKey } from './rsa.ts';

/** A public key and, where its JWK names one, the only algorithm it may be used with. */
export type JwsKey = { readonly key: PublicKey | RsaPublicKey; readonly onlyFor?: string };

const decodeRsa = (jwk: JsonValue): RsaPublicKey | null => {
  if (!isJsonObject(jwk) || jwk['kty'] !== 'RSA' || jwk['d'] !== undefined) return null;
  const modulus = base64urlDecode(textOf(jwk['n']) ?? '');
  const exponent = base64urlDecode(textOf(jwk['e']) ?? '');
  return modulus === null || exponent === null ? null : rsaPublicKey(modulus, exponent);
};

/**
 * A key for checking signatures from a JWK (RFC 7517): Ed25519, P-256, P-384 or RSA. Null for anything else, for
 * private keys, and for keys whose `use` or `key_ops` say that they are for something else (§4.2, §4.3). A key whose
 * `alg` names an algorithm is for that one alone (§4.4).
 */
export const decodeJwsKey = (jwk: JsonValue | undefined): JwsKey | null => {
  if (!isJsonObject(jwk)) return null;
  const { use, alg } = jwk;
  if (use !== undefined && use !== 'sig') return null;
  if (jwk['key_ops'] !== undefined && !asList(jwk['key_ops']).includes('verify')) return null;
  if (alg !== undefined && typeof alg !== 'string') return null;
  const key = decodeJwk(jwk) ?? decodeRsa(jwk);
  if (key === null) return null;
  return alg === undefined ? { key } : { key, onlyFor: alg };
};
