/** Base58 with the Bitcoin alphabet, as Multibase `z` uses it (Controlled Identifiers 1.0, §2.4). */
export const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Numbers are kept in limbs of 24 bits and taken apart four characters at a time: all products stay below 2^53. */
export const LIMB_BYTES = 3;
export const LIMB = 2 ** 24;
export const GROUP_CHARACTERS = 4;

/** How many there are at the start. */
export const leading = (length: number, isZero: (at: number) => boolean): number => {
  let count = 0;
  while (count < length && isZero(count)) count += 1;
  return count;
};
