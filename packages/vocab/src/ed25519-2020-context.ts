/// <reference path="./context-packages.d.ts" />
/**
 * The definitions behind `https://w3id.org/security/suites/ed25519-2020/v1`.
 * They are built from the Data Integrity v1 package, whose proof terms have the same addresses: a proof of the older
 * type carries the same members under another type name (Data Integrity EdDSA Cryptosuites, Ed25519Signature2020).
 * Real signatures of other issuers verify against the result; see tests/interop.
 */
import dataIntegrity from '@digitalbazaar/data-integrity-context';

type Terms = Readonly<Record<string, unknown>>;

const isTerms = (value: unknown): value is Terms => typeof value === 'object' && value !== null;

const pick = (value: unknown, key: string): Terms => {
  const found = isTerms(value) ? value[key] : undefined;
  if (!isTerms(found)) throw new Error(`The Data Integrity context has no "${key}"`);
  return found;
};

const SECURITY = 'https://w3id.org/security#';

const buildEd25519Context = (): object => {
  const v1 = pick(dataIntegrity.contexts.get('https://w3id.org/security/data-integrity/v1'), '@context');
  const { cryptosuite: _unused, ...proofTerms } = pick(pick(v1, 'DataIntegrityProof'), '@context');
  return {
    '@context': {
      id: '@id',
      type: '@type',
      '@protected': true,
      proof: pick(v1, 'proof'),
      Ed25519VerificationKey2020: {
        '@id': `${SECURITY}Ed25519VerificationKey2020`,
        '@context': {
          '@protected': true,
          id: '@id',
          type: '@type',
          controller: { '@id': `${SECURITY}controller`, '@type': '@id' },
          revoked: { '@id': `${SECURITY}revoked`, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
          publicKeyMultibase: { '@id': `${SECURITY}publicKeyMultibase`, '@type': `${SECURITY}multibase` },
        },
      },
      Ed25519Signature2020: { '@id': `${SECURITY}Ed25519Signature2020`, '@context': proofTerms },
    },
  };
};

export const ed25519Context: object = buildEd25519Context();
