/** What the quick check of known shapes needs of a browser, without hashes or unpackers in JavaScript. */
import { concatBytes } from '../text/bytes.ts';
import type { CryptoPort } from '../types.ts';
import { type Subtle, makeSignatureCheck } from './signatures.ts';

/** Hashes in JavaScript, for pages without a secure origin. */
const loadHashes = () => import('@noble/hashes/sha2.js');

/** The same answers as `makeWebCrypto`, by the platform wherever it can. */
export const makeLightCrypto = (subtle: Subtle | undefined): CryptoPort => {
  // Copied, since a port reads its bytes before it returns and the platform may read them later.
  const digest = async (name: 'sha256' | 'sha384', bytes: Uint8Array): Promise<Uint8Array> => {
    const copy = new Uint8Array(bytes);
    if (subtle === undefined) return (await loadHashes())[name](copy);
    return new Uint8Array(await subtle.digest(name === 'sha256' ? 'SHA-256' : 'SHA-384', copy));
  };
  return {
    sha256: (bytes) => digest('sha256', bytes),
    sha384: (bytes) => digest('sha384', bytes),
    verify: makeSignatureCheck(subtle),
  };
};

/** {@link makeLightCrypto} with what this page has. */
export const lightCrypto: CryptoPort = makeLightCrypto(globalThis.crypto?.subtle);

/**
 * Unpacks gzip by the platform, which checks the sum and refuses anything after the end. Null for what is damaged, for
 * more than the limit, and on a platform that cannot unpack: the full reader decides about all of these.
 */
export const unpackByPlatform = async (packed: Uint8Array, maxBytes: number): Promise<Uint8Array | null> => {
  if (typeof DecompressionStream === 'undefined') return null;
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  // What goes wrong here comes out on the reading side as well.
  const written = writer.write(new Uint8Array(packed)).then(() => writer.close());
  written.catch(() => undefined);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return concatBytes(...chunks);
      length += value.length;
      if (length > maxBytes) {
        await reader.cancel();
        return null;
      }
      chunks.push(value);
    }
  } catch {
    return null;
  }
};
