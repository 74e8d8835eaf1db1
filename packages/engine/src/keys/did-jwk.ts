import { type JwsKey, decodeJwsKey } from '../jose/jws-key.ts';
import { decodeJsonPart } from '../jose/jws.ts';
import { base64urlEncode } from '../text/base64url.ts';
import { utf8Encode } from '../text/utf8.ts';

/** Longer addresses hold no key that is checked here. */
const MAX_LENGTH = 4096;

/** `did:jwk` of a public JWK, and the address of its one verification method (did:jwk method, "Create"). */
export const didJwk = (
  jwk: Readonly<Record<string, string>>,
): { readonly did: string; readonly verificationMethod: string } => {
  const did = `did:jwk:${base64urlEncode(utf8Encode(JSON.stringify(jwk)))}`;
  return { did, verificationMethod: `${did}#0` };
};

/**
 * The key that a `did:jwk` spells out, with or without its fragment `#0` (did:jwk method, "Read"); null when it is none.
 */
export const decodeDidJwk = (url: string): JwsKey | null => {
  const match = url.length > MAX_LENGTH ? null : /^did:jwk:([\w-]+)(?:#0)?$/.exec(url);
  const jwk = match === null ? null : decodeJsonPart(match[1] ?? '');
  return jwk === null ? null : decodeJwsKey(jwk);
};
