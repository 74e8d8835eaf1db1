import type { Random } from './random.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters of Crockford's base 32: 130 bits of chance, safe in addresses, without look-alike letters. */
export function randomToken(random: Random, length = 26): string {
  return Array.from(random.bytes(length), (byte) => ALPHABET[byte & 31]).join('');
}

/** An identifier that says what it names: `per_…`, `ach_…`, `awd_…`. */
export const newId = (random: Random, prefix: string): string => `${prefix}_${randomToken(random)}`;
