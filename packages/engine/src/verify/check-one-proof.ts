import { type JsonObject, type JsonValue, asList, textOf } from '../json/json-types.ts';
import type { KeyRelation } from '../keys/did-listing.ts';
import type { PlannedDocument } from '../plan/known-plans.ts';
import { type Suite, findSuite, proofSuiteName } from '../proof/proof-types.ts';
import type { Result } from '../result.ts';
import { base58Decode } from '../text/base58-decode.ts';
import { base64urlDecode } from '../text/base64url-decode.ts';
import type { Check, KeyAlgorithm, VerifyWorld } from '../types.ts';
import { parseInstant } from './dates.ts';
import type { FindKey, KeyFinding } from './key-finder.ts';
import { failed, passed, unknown } from './report.ts';

/** What one proof came to, and the key it rests on when there is one. */
export type ProofResult = { readonly check: Check; readonly finding: KeyFinding | null };

const signatureBytes = (value: string, suite: Suite): Uint8Array | null => {
  if (value.startsWith('z')) return base58Decode(value.slice(1));
  const mayBeBase64 = suite.name !== 'Ed25519Signature2020' && value.startsWith('u');
  return mayBeBase64 ? base64urlDecode(value.slice(1)) : null;
};

const SIGNATURE_LENGTH = { Ed25519: 64, 'P-256': 64, 'P-384': 96 } as const;

export const withoutKey = (node: JsonObject, key: string): JsonObject => {
  const { [key]: _left, ...rest } = node;
  return rest;
};

/** Faults of a proof's own fields that need no key (VC Data Integrity 1.0, §2.1 and §4.4). */
export const proofFault = (proof: JsonObject, purpose: KeyRelation): Check | null => {
  if (proof['proofPurpose'] !== purpose) return failed('integrity.wrong_purpose');
  const { created, expires } = proof;
  const isReadable = (instant: JsonValue | undefined): boolean =>
    instant === undefined || parseInstant(instant) !== null;
  return isReadable(created) && isReadable(expires) ? null : failed('integrity.unreadable_proof');
};

const signedContextFits = (document: JsonObject, proof: JsonObject): boolean => {
  const inProof = asList(proof['@context']);
  const inDocument = asList(document['@context']);
  return inProof.every((context, at) => inDocument[at] === context);
};

/** A document without its proof, and one proof; the plan of the document where it is known already. */
export type Signed = {
  readonly document: JsonObject;
  readonly proof: JsonObject;
  readonly world: VerifyWorld;
  /** What the proof must say that it is for: a statement, or showing oneself as the holder. */
  readonly purpose: KeyRelation;
  readonly planned?: PlannedDocument;
};

type Prepared = { readonly suite: Suite; readonly method: string; readonly signature: Uint8Array };

const prepare = ({ document, proof, purpose }: Signed): Prepared | Check => {
  const suite = findSuite(proof);
  if (suite === null) return unknown('integrity.unsupported_suite', { suite: proofSuiteName(proof) });
  const fault = proofFault(proof, purpose);
  if (fault !== null) return fault;
  const method = textOf(proof['verificationMethod']);
  const value = textOf(proof['proofValue']);
  const signature = value === null ? null : signatureBytes(value, suite);
  if (method === null || signature === null) return failed('integrity.unreadable_proof');
  if (suite.canonical === 'jcs' && !signedContextFits(document, proof)) return failed('integrity.changed');
  return { suite, method, signature };
};

/** What a proof signs, before any of it is turned into bytes. */
export type HashRequest = Signed & { readonly suite: Suite; readonly algorithm: KeyAlgorithm };

/** How keys are found, and how what was signed becomes the bytes that the suite prescribes; else what that means. */
export type ProofMethods = {
  readonly findKey: FindKey;
  hash(request: HashRequest): Result<Uint8Array, Check> | Promise<Result<Uint8Array, Check>>;
};

type Found = { readonly prepared: Prepared; readonly finding: KeyFinding };

const compare = async ({ prepared, finding }: Found, signed: Signed, by: ProofMethods): Promise<Check> => {
  const { key } = finding;
  const { suite, signature } = prepared;
  if (key === null) return unknown('integrity.key_not_found', { method: prepared.method });
  const { algorithm } = key;
  if (!suite.algorithms.includes(algorithm) || signature.length !== SIGNATURE_LENGTH[algorithm]) {
    return failed('integrity.unreadable_proof');
  }
  const data = await by.hash({ ...signed, suite, algorithm });
  if (!data.ok) return data.error;
  const { crypto } = signed.world;
  const isGood = await crypto.verify({ algorithm, publicKey: key.bytes, data: data.value, signature });
  return isGood
    ? passed('integrity.unchanged', { suite: suite.name })
    : failed('integrity.changed', { suite: suite.name });
};

/**
 * Checks one Data Integrity proof over a whole document (VC Data Integrity 1.0, §4.4; the suites, §3.2.2 and §3.3.2).
 */
export const checkOneProof = async (signed: Signed, by: ProofMethods): Promise<ProofResult> => {
  const prepared = prepare(signed);
  if ('outcome' in prepared) return { check: prepared, finding: null };
  const finding = await by.findKey(prepared.method, signed.world, signed.purpose);
  return { check: await compare({ prepared, finding }, signed, by), finding };
};
