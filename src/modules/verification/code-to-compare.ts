import type { CryptoPort } from '@cairn/engine';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Twelve characters (60 bits) of the SHA-256 of a signed text, in groups of four: a person compares it on a printed
 * page and on the check page. It names nothing and opens nothing, so it may be short.
 */
export async function codeToCompare(text: string, crypto: Pick<CryptoPort, 'sha256'>): Promise<string> {
  const hash = await crypto.sha256(new TextEncoder().encode(text));
  const characters = Array.from(hash.subarray(0, 12), (byte) => ALPHABET[byte & 31]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1 ');
}
