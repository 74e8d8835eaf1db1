/**
 * The engine's vocabulary: what goes in, what comes out, and the ports through which the world is passed in.
 * Nothing here knows Node, a network, a clock or chance.
 */

/** Shapes of credential that the engine can name. `unknown` is a file that is none of them. */
export type CredentialFormat =
  | 'vcdm2-data-integrity'
  | 'vcdm1-data-integrity'
  | 'vcdm2-jwt'
  | 'vcdm1-jwt'
  | 'sd-jwt-vc'
  | 'elm-jades'
  | 'ob2-hosted'
  | 'ob2-signed'
  | 'unknown';

/** Three-way answer plus "does not apply"; never a bare yes or no. */
export type Outcome = 'passed' | 'failed' | 'unknown' | 'not_applicable';

/**
 * What stays apart in every report: five questions, and `evidence`, which tells what the credential says about proof of
 * the achievement. That proof is never looked at, so its outcome is always `not_applicable`.
 */
export type CheckName = 'integrity' | 'issuer' | 'validity' | 'status' | 'model' | 'evidence';

/** One answer. `code` is stable and has a sentence in the message catalogue, e.g. `status.revoked`. */
export type Check = {
  readonly outcome: Outcome;
  readonly code: string;
  /** ISO 8601 instant of the data that the answer rests on (status list read, clock used). */
  readonly asOf?: string;
  readonly details?: Readonly<Record<string, string>>;
};

export type Summary = 'checks_out' | 'does_not_check_out' | 'could_not_check_everything';

/** Input of a verification after unbaking and parsing, as far as it could be read; signed content only. */
export type CredentialView = {
  readonly document: Readonly<Record<string, unknown>>;
  readonly issuerId: string | null;
};

/** The one object from which page, CLI and API are made. */
export type Report = {
  readonly summary: Summary;
  readonly format: CredentialFormat;
  readonly checks: Readonly<Record<CheckName, Check>>;
  /** Whether the holder proved to be the one it was issued to; only for formats that can bind a key. */
  readonly holder?: Check;
  /** Reports on credentials inside this one (CLR 2.0), in their order. Each stands for itself. */
  readonly inner?: readonly Report[];
  /** Present only when integrity passed: unsigned text is never offered as content. */
  readonly credential?: CredentialView;
  /** Present when integrity did not pass but the file could be read; to be shown only as "claims, not confirmed". */
  readonly unconfirmed?: CredentialView;
};

export type KeyAlgorithm = 'Ed25519' | 'P-256' | 'P-384';

/**
 * A private key behind a port. `sign` gets the bytes that the suite prescribes and returns the raw signature. It reads
 * the bytes before it returns, also where it answers later: the caller may use their memory again at once.
 */
export interface Signer {
  /** Absolute verification method URL, e.g. `did:web:example.org#key-1`. */
  readonly verificationMethod: string;
  readonly algorithm: KeyAlgorithm;
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/**
 * Hashing and signature checks; Node and web adapters implement it. Public keys are raw (32 bytes) or SEC1 points. What
 * is given in is read before the call returns, also where the answer comes later: compiled plans write the next
 * credential into the same memory. An adapter that hands the bytes on to something slower copies them first.
 */
export interface CryptoPort {
  sha256(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  sha384(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  verify(check: {
    readonly algorithm: KeyAlgorithm;
    readonly publicKey: Uint8Array;
    readonly data: Uint8Array;
    readonly signature: Uint8Array;
  }): boolean | Promise<boolean>;
}

export type DocumentKind = 'did' | 'status' | 'issuer' | 'revocation-list';

export type DocumentAnswer =
  | { readonly ok: true; readonly body: string; readonly asOf: string }
  | { readonly ok: false; readonly reason: 'not_allowed' | 'not_found' | 'unreachable' | 'too_large' | 'timed_out' };

/** Where documents outside the credential come from (DID documents, status lists). Policy lives in the adapter. */
export interface DocumentSource {
  /** `url` is an https (or, on loopback, http) address. Contexts are never asked for: they are pinned. */
  find(url: string, kind: DocumentKind): Promise<DocumentAnswer>;
}

/** Everything a verification needs from outside. */
export type VerifyWorld = {
  readonly now: Date;
  readonly crypto: CryptoPort;
  readonly documents: DocumentSource;
  /** Contexts that the operator installed besides the pinned ones, by address. */
  readonly contexts?: ReadonlyMap<string, object>;
  /**
   * Left out: refused. `accepted` is for public conformance suites on a loopback address and for nothing else: a text
   * that brings its own definitions can be made to mean something else under the same signature.
   */
  readonly inlineContexts?: 'refused' | 'accepted';
  /**
   * Left out: refused. `accepted` is for public conformance suites, in which the 2.0 model stands in the claims `vc` and
   * `vp` of the 1.1 model, which VC-JOSE-COSE 1.0 §1.1.2.1 forbids.
   */
  readonly oldWrapper?: 'refused' | 'accepted';
  /** Clock tolerance in seconds; 60 unless said. */
  readonly toleranceSeconds?: number;
  /** DER certificates of authorities whose seals the operator trusts; without any, no seal is confirmed. */
  readonly trustAnchors?: readonly Uint8Array[];
  /** Shapes of the European Learning Model that the operator installed, as Turtle texts by file name. */
  readonly elmShapes?: ReadonlyMap<string, string>;
  /** What this verifier asked the holder to sign over; a presentation made for anybody else does not pass. */
  readonly presentation?: { readonly nonce: string; readonly audience: string; readonly maxAgeSeconds?: number };
};
