import { encodeMultikey, type PublicKey } from './multikey.ts';

/**
 * `active` signs now. `retired` signed before and stays authorised, so that older credentials keep checking out.
 * `revoked` stays listed as history but is no longer authorised: what it signed does not check out.
 */
export type IssuerKeyState = 'active' | 'retired' | 'revoked';

export type IssuerKey = {
  /** Fragment without `#`, for example `key-1`. Never used twice. */
  readonly fragment: string;
  readonly publicKey: PublicKey;
  readonly state: IssuerKeyState;
  /** ISO 8601 instant; only for revoked keys. */
  readonly revokedAt?: string;
};

export type DidDocument = {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly {
    readonly id: string;
    readonly type: 'Multikey';
    readonly controller: string;
    readonly publicKeyMultibase: string;
    readonly revoked?: string;
  }[];
  readonly assertionMethod: readonly string[];
};

/** The issuer's public document with all keys that it ever had (Controlled Identifiers 1.0, §2.1 and §2.2). */
export const buildDidDocument = (issuer: {
  readonly did: string;
  readonly keys: readonly IssuerKey[];
}): DidDocument => ({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: issuer.did,
  verificationMethod: issuer.keys.map((key) => ({
    id: `${issuer.did}#${key.fragment}`,
    type: 'Multikey',
    controller: issuer.did,
    publicKeyMultibase: encodeMultikey(key.publicKey),
    ...(key.revokedAt === undefined ? {} : { revoked: key.revokedAt }),
  })),
  assertionMethod: issuer.keys.filter((key) => key.state !== 'revoked').map((key) => `${issuer.did}#${key.fragment}`),
});
