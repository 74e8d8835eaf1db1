import type { JsonValue } from '../json/json-types.ts';
import { isJsonObject } from '../json/json-types.ts';
import { base64urlDecode } from '../text/base64url.ts';
import { concatBytes } from '../text/bytes.ts';
import type { PublicKey } from './multikey.ts';

const member = (value: JsonValue | undefined, length: number): Uint8Array | null => {
  const bytes = typeof value === 'string' ? base64urlDecode(value) : null;
  return bytes?.length === length ? bytes : null;
};

const compress = (x: Uint8Array, y: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(((y.at(-1) ?? 0) & 1) === 0 ? 2 : 3), x);

/**
 * Public key of a JWK for Ed25519 (RFC 8037 §2), P-256 or P-384 (RFC 7518 §6.2.1); null for anything else, a private
 * key included.
 */
export const decodeJwk = (jwk: JsonValue | undefined): PublicKey | null => {
  if (!isJsonObject(jwk) || jwk['d'] !== undefined) return null;
  const curve = jwk['crv'];
  if (jwk['kty'] === 'OKP' && curve === 'Ed25519') {
    const bytes = member(jwk['x'], 32);
    return bytes === null ? null : { algorithm: 'Ed25519', bytes };
  }
  if (jwk['kty'] !== 'EC' || (curve !== 'P-256' && curve !== 'P-384')) return null;
  const length = curve === 'P-256' ? 32 : 48;
  const x = member(jwk['x'], length);
  const y = member(jwk['y'], length);
  return x === null || y === null ? null : { algorithm: curve, bytes: compress(x, y) };
};
