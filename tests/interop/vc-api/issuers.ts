import {
  type KeyAlgorithm,
  type Signer,
  type SuiteName,
  didKey,
  issueCredential,
  issueForShowing,
  issueJwtCredential,
} from '@cairn/engine';
import { generateKey, nodeCrypto, nodeSigner, oneTimeKeys } from '@cairn/engine/node';

/** The contexts that the public suites use besides the pinned ones; each makes any word count as defined. */
const catchAll = (vocabulary: string): object => ({ '@context': { '@vocab': vocabulary } });
export const SUITE_CONTEXTS: ReadonlyMap<string, object> = new Map([
  ['https://www.w3.org/ns/credentials/examples/v2', catchAll('https://www.w3.org/ns/credentials/examples#')],
  [
    'https://www.w3.org/ns/credentials/undefined-terms/v2',
    catchAll('https://www.w3.org/ns/credentials/undefined-term#'),
  ],
]);

export type ProfileIssuer = {
  readonly name: string;
  readonly did: string;
  readonly signer: Signer;
  /** What the credential becomes: the answer of the issuing endpoint. Only `ecdsa-sd-2023` looks at what must be shown. */
  readonly issue: (credential: object, now: Date, mandatory?: readonly string[]) => Promise<object>;
};

const keyed = (algorithm: KeyAlgorithm) => {
  const { privateKey, publicKey } = generateKey(algorithm);
  const { did, verificationMethod } = didKey(publicKey);
  return { did, signer: nodeSigner({ privateKey, verificationMethod }) };
};

const withProof = (name: string, algorithm: KeyAlgorithm, suite: SuiteName): ProfileIssuer => {
  const { did, signer } = keyed(algorithm);
  const common = { signer, suite, crypto: nodeCrypto, contexts: SUITE_CONTEXTS, inlineContexts: 'accepted' } as const;
  const issue = async (credential: object, created: Date) =>
    (await issueCredential({ ...common, credential, created })).document;
  return { name, did, signer, issue };
};

const saysDirection = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, '@direction') || Object.values(value).some(saysDirection));

const withoutDirection = (text: string): object =>
  JSON.parse(text, (key, value: unknown) => (key === '@direction' ? undefined : value)) as object;

/**
 * A graph has no place for the direction of a text, so a signature over the graph would leave it open. A credential that
 * gives one is signed as JSON, under the same key, after everything else in it was found sound as a graph.
 */
const coveringAll = (name: string): ProfileIssuer => {
  const { did, signer } = keyed('Ed25519');
  const common = { signer, crypto: nodeCrypto, contexts: SUITE_CONTEXTS, inlineContexts: 'accepted' } as const;
  const issue = async (credential: object, created: Date) => {
    const asGraph = withoutDirection(JSON.stringify(credential));
    const { document } = await issueCredential({ ...common, suite: 'eddsa-rdfc-2022', credential: asGraph, created });
    if (!saysDirection(credential)) return document;
    return (await issueCredential({ ...common, suite: 'eddsa-jcs-2022', credential, created })).document;
  };
  return { name, did, signer, issue };
};

/** The holder gets a proof from which parts can be shown by `/credentials/derive`. */
const forShowing = (name: string): ProfileIssuer => {
  const { did, signer } = keyed('P-256');
  const common = { signer, crypto: nodeCrypto, contexts: SUITE_CONTEXTS, inlineContexts: 'accepted' } as const;
  const issue = async (credential: object, created: Date, mandatory: readonly string[] = []) =>
    (await issueForShowing({ ...common, credential, created, mandatory, once: oneTimeKeys() })).document;
  return { name, did, signer, issue };
};

const enveloping = (name: string, algorithm: KeyAlgorithm): ProfileIssuer => {
  const { did, signer } = keyed(algorithm);
  const common = { signer, contexts: SUITE_CONTEXTS, inlineContexts: 'accepted' } as const;
  const issue = async (credential: object) => ({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `data:application/vc+jwt,${(await issueJwtCredential({ ...common, credential })).text}`,
    type: 'EnvelopedVerifiableCredential',
  });
  return { name, did, signer, issue };
};

/** One issuer for each kind of signature; the first is the one behind `/credentials/issue`. Keys live as long as the process. */
export const makeIssuers = (): readonly ProfileIssuer[] => [
  withProof('eddsa-rdfc-2022', 'Ed25519', 'eddsa-rdfc-2022'),
  withProof('eddsa-jcs-2022', 'Ed25519', 'eddsa-jcs-2022'),
  withProof('ecdsa-rdfc-2019-p256', 'P-256', 'ecdsa-rdfc-2019'),
  withProof('ecdsa-rdfc-2019-p384', 'P-384', 'ecdsa-rdfc-2019'),
  withProof('ecdsa-jcs-2019-p256', 'P-256', 'ecdsa-jcs-2019'),
  withProof('ecdsa-jcs-2019-p384', 'P-384', 'ecdsa-jcs-2019'),
  forShowing('ecdsa-sd-2023'),
  coveringAll('data-model'),
  withProof('bitstring', 'Ed25519', 'eddsa-rdfc-2022'),
  enveloping('jwt-eddsa', 'Ed25519'),
  enveloping('jwt-es256', 'P-256'),
];
