import type { JsonObject } from '../json/json-types.ts';
import { base64urlEncode } from '../text/base64url.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { Signer } from '../types.ts';
import { algorithmNameFor } from './algorithms.ts';

const part = (text: string): string => base64urlEncode(utf8Encode(text));

/**
 * Compact JWS over a JSON payload (RFC 7515 §7.1); `alg` and `kid` come from the signer. An Ed25519 key signs as
 * `EdDSA` (RFC 8037 §3.1), the name that RFC 9864 replaces by `Ed25519`.
 */
export const signCompactJws = async (header: JsonObject, payload: JsonObject, signer: Signer): Promise<string> => {
  const whole = { ...header, alg: algorithmNameFor(signer.algorithm), kid: signer.verificationMethod };
  const input = `${part(JSON.stringify(whole))}.${part(JSON.stringify(payload))}`;
  return `${input}.${base64urlEncode(await signer.sign(utf8Encode(input)))}`;
};
