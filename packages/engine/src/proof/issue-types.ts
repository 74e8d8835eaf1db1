import type { JsonObject } from '../json/json-types.ts';
import type { InlineContexts, InstalledContexts } from '../rdf/context-policy.ts';
import type { CryptoPort, Signer } from '../types.ts';
import type { SuiteName } from './proof-types.ts';

export type IssueRequest = {
  /** The credential without proof (VCDM 2.0). */
  readonly credential: object;
  readonly signer: Signer;
  /** When the proof is made; written in whole seconds. */
  readonly created: Date;
  readonly crypto: CryptoPort;
  /** Left out: eddsa-rdfc-2022 for Ed25519 keys, ecdsa-rdfc-2019 for the NIST curves. */
  readonly suite?: SuiteName;
  /** Contexts that the operator installed besides the pinned ones, by address. */
  readonly contexts?: InstalledContexts;
  /** Left out: refused. `accepted` is for public conformance suites only. */
  readonly inlineContexts?: InlineContexts;
  /**
   * One in so many credentials of the fast path is compared with the unmodified reference before it is given out.
   * Left out: the 16th of a shape, the 64th after that, the 256th after that and so on, at last one in 16,384; 0 for
   * never.
   */
  readonly canaryEvery?: number;
};

export type IssuedCredential = {
  /** The exact text to store and to hand out. */
  readonly text: string;
  readonly document: JsonObject;
};
