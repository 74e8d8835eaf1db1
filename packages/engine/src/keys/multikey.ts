import { base58Encode } from '../text/base58.ts';
import { concatBytes } from '../text/bytes.ts';
import { CODECS, type PublicKey, decodeMultikey, readMultikeyBytes } from './read-multikey.ts';

export { type PublicKey, decodeMultikey, readMultikeyBytes };

/**
 * `z6Mk…` form of a public key (Controlled Identifiers 1.0, §2.2.2). Throws when the length does not belong to the
 * algorithm: that is a bug of the caller.
 */
export const encodeMultikey = (key: PublicKey): string => {
  const codec = CODECS.find((known) => known.algorithm === key.algorithm);
  if (codec === undefined || codec.length !== key.bytes.length) {
    throw new RangeError(`A ${key.algorithm} public key does not have ${key.bytes.length} bytes`);
  }
  return `z${base58Encode(concatBytes(Uint8Array.of(...codec.prefix), key.bytes))}`;
};
