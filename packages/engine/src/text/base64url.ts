import { ALPHABET } from './base64url-decode.ts';
import { utf8Encode } from './utf8.ts';

export { base64urlDecode } from './base64url-decode.ts';

const CODES = utf8Encode(ALPHABET);
const decoder = new TextDecoder();

const code = (group: number): number => CODES[group & 63] ?? 0;

/**
 * Base64url without padding (RFC 4648 §5), in one piece of memory: a text put together letter by letter stays in bits.
 */
export const base64urlEncode = (bytes: Uint8Array): string => {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let written = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    // Bytes and letters past the end: read as nothing, and written nowhere.
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text[written] = code(group >> 18);
    text[written + 1] = code(group >> 12);
    text[written + 2] = code(group >> 6);
    text[written + 3] = code(group);
    written += 4;
  }
  return decoder.decode(text);
};
