import type { KeyAlgorithm } from '../types.ts';
import type { RsaHash } from './rsa.ts';

/** What a JWS algorithm asks of a key (RFC 7518 §3.1; `EdDSA`: RFC 8037 §3.1; `Ed25519`: RFC 9864). */
export type JwsAlgorithm =
  | { readonly key: KeyAlgorithm; readonly signatureLength: number }
  | { readonly key: 'RSA'; readonly hash: RsaHash; readonly padding: 'pkcs1' | 'pss' };

const ALGORITHMS: ReadonlyMap<string, JwsAlgorithm> = new Map<string, JwsAlgorithm>([
  ['EdDSA', { key: 'Ed25519', signatureLength: 64 }],
  ['Ed25519', { key: 'Ed25519', signatureLength: 64 }],
  ['ES256', { key: 'P-256', signatureLength: 64 }],
  ['ES384', { key: 'P-384', signatureLength: 96 }],
  ['RS256', { key: 'RSA', hash: 'sha256', padding: 'pkcs1' }],
  ['RS384', { key: 'RSA', hash: 'sha384', padding: 'pkcs1' }],
  ['RS512', { key: 'RSA', hash: 'sha512', padding: 'pkcs1' }],
  ['PS256', { key: 'RSA', hash: 'sha256', padding: 'pss' }],
  ['PS384', { key: 'RSA', hash: 'sha384', padding: 'pss' }],
  ['PS512', { key: 'RSA', hash: 'sha512', padding: 'pss' }],
]);

/** Real signatures, but by algorithms that this engine does not have. */
const KNOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  'ES512',
  'ES256K',
  'Ed448',
  'ES256B',
  'ES384B',
  'ML-DSA-44',
  'ML-DSA-65',
]);

export const findAlgorithm = (name: string): JwsAlgorithm | null => ALGORITHMS.get(name) ?? null;

export const isKnownElsewhere = (name: string): boolean => KNOWN_ELSEWHERE.has(name);

/** The name under which a key of ours signs. */
export const algorithmNameFor = (algorithm: KeyAlgorithm): 'EdDSA' | 'ES256' | 'ES384' =>
  (({ Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' }) as const)[algorithm];
