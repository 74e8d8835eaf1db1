import { CannotIssue } from '../proof/issue-credential.ts';
import { base64urlEncode } from '../text/base64url.ts';
import { base64Encode } from '../text/base64.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { encodeDer } from './der.ts';

/** A seal's private key behind a port; signatures of ES256 and ES384 are the two halves side by side. */
export interface SealSigner {
  readonly algorithm: 'RS256' | 'ES256' | 'ES384';
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

export type SealRequest = {
  /** The credential as it will be read, with `issued` and issuer in place: nothing is added to it. */
  readonly credential: object;
  readonly signer: SealSigner;
  /** DER certificates, the seal's own first. */
  readonly certificates: readonly Uint8Array[];
  readonly sealedAt: Date;
  readonly crypto: CryptoPort;
};

const KEY_FOR = { RS256: 'RSA', ES256: 'P-256', ES384: 'P-384' } as const;

/** `kid` of JAdES: issuer and serial number of the certificate (ETSI TS 119 182-1 §5.1.4, RFC 5035 IssuerSerial). */
const issuerAndSerial = ({ issuer, serial }: Certificate): string =>
  base64Encode(encodeDer(0x30, encodeDer(0x30, encodeDer(0xa4, issuer)), serial.raw));

const readLeaf = ({ certificates, signer, sealedAt }: SealRequest): Certificate => {
  const leaf = readCertificate(certificates[0] ?? new Uint8Array());
  if (leaf === null) throw new CannotIssue('certificate_unreadable', 'x5c');
  if (leaf.key?.key.algorithm !== KEY_FOR[signer.algorithm]) throw new CannotIssue('certificate_of_other_key', 'x5c');
  const time = sealedAt.getTime();
  if (time < leaf.notBefore || time > leaf.notAfter) throw new CannotIssue('certificate_not_in_force', 'x5c');
  return leaf;
};

/**
 * Seals a credential as JAdES baseline B-B (ETSI TS 119 182-1 §6): JSON general serialisation, readable payload (RFC
 * 7797), signing time as `iat` (§5.1.11), certificate chain (§5.1.8) and its SHA-256 (§5.1.7). It proves who sealed;
 * whether that is a qualified seal is for the certificate to say. Throws `CannotIssue` with a stable code.
 */
export const sealCredential = async (request: SealRequest): Promise<string> => {
  const leaf = readLeaf(request);
  const payload = JSON.stringify(request.credential);
  const header = {
    alg: request.signer.algorithm,
    typ: 'jose+json',
    cty: 'json',
    kid: issuerAndSerial(leaf),
    iat: Math.floor(request.sealedAt.getTime() / 1000),
    'x5t#S256': base64urlEncode(await request.crypto.sha256(leaf.raw)),
    x5c: request.certificates.map(base64Encode),
    b64: false,
    crit: ['b64'],
  };
  const encoded = base64urlEncode(utf8Encode(JSON.stringify(header)));
  const signature = base64urlEncode(await request.signer.sign(utf8Encode(`${encoded}.${payload}`)));
  return JSON.stringify({ payload, signatures: [{ protected: encoded, signature }] });
};
