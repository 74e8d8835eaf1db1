import { sha256, sha384 } from '@noble/hashes/sha2.js';
import type { CryptoPort } from '../types.ts';
import { type Subtle, makeSignatureCheck } from './signatures.ts';

export { loadCurves } from './signatures.ts';

/**
 * Hashing and signature checks for browsers. The platform's crypto is absent on pages without a secure origin, where
 * somebody may open a saved copy of the page.
 */
export const makeWebCrypto = (subtle: Subtle | undefined): CryptoPort => ({
  sha256: (bytes) => sha256(bytes),
  sha384: (bytes) => sha384(bytes),
  verify: makeSignatureCheck(subtle),
});

/** {@link makeWebCrypto} with what this page has. */
export const webCrypto: CryptoPort = makeWebCrypto(globalThis.crypto?.subtle);
