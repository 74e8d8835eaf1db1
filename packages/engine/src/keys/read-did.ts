import { type PublicKey, decodeMultikey } from './read-multikey.ts';

/**
 * The key that a `did:key` address spells out, with or without its fragment (did:key method); null when it is not one.
 */
export const decodeDidKey = (url: string): PublicKey | null => {
  const match = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)(?:#(.*))?$/.exec(url);
  const [, multikey, fragment] = match ?? [];
  if (multikey === undefined || (fragment !== undefined && fragment !== multikey)) return null;
  return decodeMultikey(multikey);
};

/** What stands before the fragment: the controller's own address. */
export const withoutFragment = (url: string): string => {
  const end = url.indexOf('#');
  return end < 0 ? url : url.slice(0, end);
};

const HOST =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:%3[aA][0-9]{1,5})?$/;
const SEGMENT = /^[A-Za-z0-9._~-]+$/;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1)$/;

/**
 * Address of the document behind a `did:web` (did:web method, §2.3 and §2.5.2). Plain http only for a loopback host,
 * which the method itself does not know. Null when it is not a well-formed did:web. Whether the address may be asked is
 * for the document source to decide.
 */
export const didWebToUrl = (did: string): string | null => {
  if (!did.startsWith('did:web:')) return null;
  const [host = '', ...path] = did.slice('did:web:'.length).split(':');
  if (!HOST.test(host) || !path.every((segment) => SEGMENT.test(segment) && !/^\.+$/.test(segment))) return null;
  const authority = host.replace(/%3[aA]/, ':');
  const scheme = LOOPBACK.test(authority.split(':', 1)[0] ?? '') ? 'http' : 'https';
  return `${scheme}://${authority}${path.length === 0 ? '/.well-known' : `/${path.join('/')}`}/did.json`;
};

/** The domain that a person recognises in a `did:web`, for example `learn.example.org`. */
export const didWebDomain = (did: string): string =>
  (did.slice('did:web:'.length).split(':', 1)[0] ?? '').replace(/%3[aA]/, ':');
