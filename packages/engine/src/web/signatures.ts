import type { CryptoPort } from '../types.ts';

export type Subtle = typeof globalThis.crypto.subtle;
type Check = Parameters<CryptoPort['verify']>[0];

/** Any good key: the base point itself (RFC 8032 §5.1), y = 4/5. A browser that can read it knows the algorithm. */
const knownKey = () => new Uint8Array(32).fill(0x66).fill(0x58, 0, 1);

const importKey = (subtle: Subtle, bytes: Uint8Array) =>
  subtle.importKey('raw', new Uint8Array(bytes), { name: 'Ed25519' }, false, ['verify']);

const knowsEd25519 = async (subtle: Subtle | undefined): Promise<boolean> => {
  if (subtle === undefined) return false;
  return importKey(subtle, knownKey()).then(
    () => true,
    () => false,
  );
};

const byPlatform = async (subtle: Subtle, { publicKey, signature, data }: Check): Promise<boolean> => {
  try {
    const key = await importKey(subtle, publicKey);
    return await subtle.verify({ name: 'Ed25519' }, key, new Uint8Array(signature), new Uint8Array(data));
  } catch {
    return false;
  }
};

/** The curves in JavaScript; loaded when the first signature needs them. */
const loadEd25519 = () => import('@noble/curves/ed25519.js');
const loadNist = () => import('@noble/curves/nist.js');

/** Loads ahead what would be loaded when a signature needs it, for a page that is to work without a connection. */
export const loadCurves = async (): Promise<void> => {
  await Promise.all([loadEd25519(), loadNist()]);
};

const byScript = async ({ algorithm, publicKey, data, signature }: Check): Promise<boolean> => {
  // Outside of the try: curves that did not load say nothing about the signature.
  const { ed25519 } = await loadEd25519();
  const { p256, p384 } = await loadNist();
  try {
    // zip215: false is the strict check of RFC 8032, as node:crypto does it.
    if (algorithm === 'Ed25519') return ed25519.verify(signature, data, publicKey, { zip215: false });
    return (algorithm === 'P-256' ? p256 : p384).verify(signature, data, publicKey, { lowS: false });
  } catch {
    return false;
  }
};

/**
 * Ed25519 by the platform where it has it; otherwise, and for compressed points of the NIST curves, which the platform
 * cannot read, in JavaScript that is loaded then.
 */
export const makeSignatureCheck = (subtle: Subtle | undefined): CryptoPort['verify'] => {
  let isKnown: Promise<boolean> | null = null;
  return async (check) => {
    isKnown ??= knowsEd25519(subtle);
    const isForPlatform = check.algorithm === 'Ed25519' && subtle !== undefined && (await isKnown);
    return isForPlatform ? byPlatform(subtle, check) : byScript(check);
  };
};
