/** Takes the place of the engine's Node adapter on a page: the same tests, with the browser adapter underneath. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import type { OneTimeKeys } from '../../proof/sd/issue-for-showing.ts';
import type { KeyAlgorithm, Signer } from '../../types.ts';
import { webCrypto } from '../../web/index.ts';

export const nodeCrypto = webCrypto;

const nist = { 'P-256': p256, 'P-384': p384 } as const;

type PageKey = { readonly algorithm: KeyAlgorithm; readonly secret: Uint8Array };

export const generateKey = (algorithm: KeyAlgorithm) => {
  const curve = algorithm === 'Ed25519' ? ed25519 : nist[algorithm];
  const secret = curve.utils.randomSecretKey();
  const privateKey: PageKey = { algorithm, secret };
  return { privateKey, publicKey: { algorithm, bytes: curve.getPublicKey(secret) } };
};

export const nodeSigner = (key: { readonly privateKey: PageKey; readonly verificationMethod: string }): Signer => {
  const { algorithm, secret } = key.privateKey;
  const sign = (bytes: Uint8Array): Uint8Array =>
    algorithm === 'Ed25519' ? ed25519.sign(bytes, secret) : nist[algorithm].sign(bytes, secret);
  return { verificationMethod: key.verificationMethod, algorithm, sign };
};

export const oneTimeKeys = (): OneTimeKeys => {
  const { privateKey, publicKey } = generateKey('P-256');
  const statementSigner = nodeSigner({ privateKey, verificationMethod: 'urn:cairn:once' });
  return { statementSigner, statementKey: publicKey, secret: crypto.getRandomValues(new Uint8Array(32)) };
};
