import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import type { CryptoPort } from '../types.ts';

const isGoodEd25519 = (signature: Uint8Array, data: Uint8Array, publicKey: Uint8Array): boolean =>
  // zip215: false is the strict check of RFC 8032, as node:crypto does it.
  ed25519.verify(signature, data, publicKey, { zip215: false });

/**
 * Hashing and signature checks for browsers. All in JavaScript: the platform's own crypto lacks Ed25519 in browsers
 * still in use, and is absent on pages without a secure origin, where somebody may open a saved copy of the page.
 */
export const webCrypto: CryptoPort = {
  sha256: (bytes) => sha256(bytes),
  sha384: (bytes) => sha384(bytes),
  verify: ({ algorithm, publicKey, data, signature }) => {
    try {
      if (algorithm === 'Ed25519') return isGoodEd25519(signature, data, publicKey);
      const curve = algorithm === 'P-256' ? p256 : p384;
      return curve.verify(signature, data, publicKey, { lowS: false });
    } catch {
      return false;
    }
  },
};
