import { base64urlDecode, base64urlEncode } from './base64url.ts';

/** Base64 with padding (RFC 4648 §4), as certificates in `x5c` are written. */
export const base64Encode = (bytes: Uint8Array): string => {
  const text = base64urlEncode(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};

/** Bytes of base64 with its padding; null when it is anything else, line breaks included. */
export const base64Decode = (text: string): Uint8Array | null => {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  return base64urlDecode(text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'));
};
