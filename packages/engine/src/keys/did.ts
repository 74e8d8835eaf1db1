import { type PublicKey, encodeMultikey } from './multikey.ts';

export { decodeDidKey, didWebDomain, didWebToUrl, withoutFragment } from './read-did.ts';

/** `did:key` of a public key, and the address of its one verification method (did:key method). */
export const didKey = (key: PublicKey): { readonly did: string; readonly verificationMethod: string } => {
  const multikey = encodeMultikey(key);
  return { did: `did:key:${multikey}`, verificationMethod: `did:key:${multikey}#${multikey}` };
};

/** `did:web` of an http(s) address without query: the way back from `didWebToUrl` (did:web method, §2.3). */
export const urlToDidWeb = (url: string): string | null => {
  const match = /^https?:\/\/([a-zA-Z0-9.-]+)(?::([0-9]{1,5}))?((?:\/[A-Za-z0-9._~-]+)*)\/?$/.exec(url);
  if (match === null) return null;
  const [, host = '', port, path = ''] = match;
  return `did:web:${host.toLowerCase()}${port === undefined ? '' : `%3A${port}`}${path.replaceAll('/', ':')}`;
};
