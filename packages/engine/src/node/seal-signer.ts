import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { SealSigner } from '../jades/seal.ts';

const algorithmOf = (key: KeyObject): SealSigner['algorithm'] => {
  if (key.asymmetricKeyType === 'rsa') return 'RS256';
  const { crv } = createPublicKey(key).export({ format: 'jwk' });
  if (crv === 'P-256') return 'ES256';
  if (crv === 'P-384') return 'ES384';
  throw new TypeError('A seal is made with an RSA, P-256 or P-384 key');
};

/** A seal over a private key that never leaves node:crypto. Throws for keys of other kinds. */
export const nodeSealSigner = (privateKey: KeyObject): SealSigner => {
  const algorithm = algorithmOf(privateKey);
  const digest = algorithm === 'ES384' ? 'sha384' : 'sha256';
  return { algorithm, sign: (bytes) => sign(digest, bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }) };
};
