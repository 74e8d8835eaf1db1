import type { KeyObject } from 'node:crypto';
import { type IssuerKey, buildDidDocument } from '../keys/did-document.ts';
import { didWebToUrl } from '../keys/did.ts';
import type { PublicKey } from '../keys/multikey.ts';
import { generateKey, nodeCrypto, nodeSigner } from '../node/index.ts';
import { issueCredential } from '../proof/issue-credential.ts';
import type { IssuedCredential } from '../proof/issue-types.ts';
import type { SuiteName } from '../proof/proof-types.ts';
import { buildStatusListCredential } from '../status/status-list-credential.ts';
import { type StatusBits, createStatusList } from '../status/status-list.ts';
import type { DocumentKind, DocumentSource, KeyAlgorithm, Signer, VerifyWorld } from '../types.ts';

/** The instant at which the tests happen. */
export const NOW = new Date('2026-11-21T12:00:00Z');

/** Documents by address; everything asked for is written down, so that a test can say what was never asked. */
export class FakeDocuments implements DocumentSource {
  readonly asked: { readonly url: string; readonly kind: DocumentKind }[] = [];
  readonly #bodies: Map<string, string>;

  constructor(bodies: Readonly<Record<string, string>> = {}) {
    this.#bodies = new Map(Object.entries(bodies));
  }

  put(url: string, body: string): void {
    this.#bodies.set(url, body);
  }

  find(url: string, kind: DocumentKind) {
    this.asked.push({ url, kind });
    const body = this.#bodies.get(url);
    return Promise.resolve(
      body === undefined
        ? ({ ok: false, reason: 'not_found' } as const)
        : ({ ok: true, body, asOf: '2026-11-21T11:59:00Z' } as const),
    );
  }
}

/** A fictional institution with a key of its own and a did:web at nordlys.example. */
export class TestIssuer {
  readonly did: string;
  readonly verificationMethod: string;
  readonly publicKey: PublicKey;
  readonly signer: Signer;
  readonly #privateKey: KeyObject;

  constructor(did = 'did:web:nordlys.example', algorithm: KeyAlgorithm = 'Ed25519') {
    const { privateKey, publicKey } = generateKey(algorithm);
    this.did = did;
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
    this.verificationMethod = `${did}#key-1`;
    this.signer = nodeSigner({ privateKey, verificationMethod: this.verificationMethod });
  }

  signerAs(verificationMethod: string): Signer {
    return nodeSigner({ privateKey: this.#privateKey, verificationMethod });
  }

  didDocument(state: IssuerKey['state'] = 'active'): string {
    const key: IssuerKey = { fragment: 'key-1', publicKey: this.publicKey, state };
    return JSON.stringify(buildDidDocument({ did: this.did, keys: [key] }));
  }

  issue(credential: object, suite?: SuiteName): Promise<IssuedCredential> {
    const request = { credential, signer: this.signer, created: NOW, crypto: nodeCrypto };
    return issueCredential(suite === undefined ? request : { ...request, suite });
  }

  async statusList(url: string, bits: StatusBits = createStatusList({ length: 131_072 })): Promise<string> {
    const validFrom = new Date('2026-01-01T00:00:00Z');
    const list = buildStatusListCredential({ id: url, issuer: this.did, purpose: 'revocation', bits, validFrom });
    return (await this.issue(list)).text;
  }

  documents(more: Readonly<Record<string, string>> = {}): FakeDocuments {
    return new FakeDocuments({ [didWebToUrl(this.did) ?? '']: this.didDocument(), ...more });
  }
}

export const worldWith = (documents: DocumentSource, changes: Partial<VerifyWorld> = {}): VerifyWorld => ({
  now: NOW,
  crypto: nodeCrypto,
  documents,
  ...changes,
});

/** The smallest credential that says something about somebody. */
export const smallCredential = (issuer: string, more: object = {}): object => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'https://nordlys.example/credentials/1',
  type: ['VerifiableCredential'],
  issuer,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', name: 'Amal Haddad' },
  ...more,
});

/** A change at one place of a parsed document, as text. */
export const changed = (text: string, change: (document: Record<string, unknown>) => void): string => {
  const document = JSON.parse(text) as Record<string, unknown>;
  change(document);
  return JSON.stringify(document);
};
