import { type JsonObject, type JsonValue, asList, isJsonObject, textOf } from '../json/json-types.ts';
import type { KeyRelation } from '../keys/did-listing.ts';
import { type HashFault, hashData } from '../proof/hash-data.ts';
import type { KnownText } from '../plan/known-texts.ts';
import { readDerivedProof } from '../proof/sd/derived-proof.ts';
import { proofSuiteName } from '../proof/proof-types.ts';
import { checkContexts, type ShapeFault } from '../rdf/context-policy.ts';
import { type Result, fail } from '../result.ts';
import type { Check, VerifyWorld } from '../types.ts';
import {
  type HashRequest,
  type ProofResult,
  type Signed,
  checkOneProof,
  proofFault,
  withoutKey,
} from './check-one-proof.ts';
import { findKey } from './find-key.ts';
import { DERIVED_SUITE, type DerivedFault, verifyDerived } from './check-derived-proof.ts';
import { signedBy } from './proof-chain.ts';
import { failed, passed, unknown } from './report.ts';

export type { ProofResult };

/** More proofs than this are refused: each costs a canonicalization. */
const MAX_PROOFS = 8;

export const shapeCheck = ({ code, what }: ShapeFault): Check => {
  if (code === 'unknown_context') return unknown('integrity.unknown_context', { context: what });
  if (code === 'too_complex') return unknown('integrity.too_complex', { limit: what });
  return failed(`integrity.${code}`, { key: what });
};

/** What it means that a document or its proof's options gave no hash. */
const hashCheck = (fault: HashFault): Check => {
  switch (fault) {
    case 'undefined_term':
    case 'empty_graph':
      return failed('integrity.undefined_term');
    case 'ambiguous_meaning':
      return failed('integrity.ambiguous_meaning');
    default:
      return unknown('integrity.too_complex', { limit: fault });
  }
};

const orMeaning = (hashed: Result<Uint8Array, HashFault>): Result<Uint8Array, Check> =>
  hashed.ok ? hashed : fail(hashCheck(hashed.error));

const hashSigned = ({ document, proof, world, purpose, planned, suite, algorithm }: HashRequest) => {
  const hashed = hashData({
    document,
    options: withoutKey(proof, 'proofValue'),
    suite,
    algorithm,
    crypto: world.crypto,
    contexts: world.contexts ?? new Map<string, object>(),
    use: 'verify',
    planned,
    kind: purpose === 'authentication' ? 'presentation' : undefined,
  });
  // At once where it can be: most checks are of a known shape.
  return hashed instanceof Promise ? hashed.then(orMeaning) : orMeaning(hashed);
};

const derivedCheck = (fault: DerivedFault): Check =>
  fault === 'does_not_fit' ? failed('integrity.changed', { suite: DERIVED_SUITE }) : hashCheck(fault);

/** A proof that shows a part of what was signed. */
const checkDerived = async ({ document, proof, world, purpose }: Signed): Promise<ProofResult> => {
  const only = (check: Check): ProofResult => ({ check, finding: null });
  const fault = proofFault(proof, purpose);
  if (fault !== null) return only(fault);
  const method = textOf(proof['verificationMethod']);
  const derived = readDerivedProof(textOf(proof['proofValue']) ?? '');
  if (method === null || derived === null) return only(failed('integrity.unreadable_proof'));
  if (derived === 'base_proof') return only(failed('integrity.unreadable_proof', { reason: derived }));
  const finding = await findKey(method, world, purpose);
  const { key } = finding;
  if (key === null) return { check: unknown('integrity.key_not_found', { method }), finding };
  if (key.algorithm !== 'P-256') return { check: failed('integrity.unreadable_proof'), finding };
  const options = { ...withoutKey(proof, 'proofValue'), '@context': document['@context'] ?? null };
  const verified = await verifyDerived({ document, options, derived, issuerKey: key, world });
  const check = verified.ok
    ? passed('integrity.unchanged', { suite: DERIVED_SUITE, shown: 'part' })
    : derivedCheck(verified.error);
  return { check, finding };
};

const checkProof = (signed: Signed): Promise<ProofResult> => {
  const isDerived = signed.proof['type'] === 'DataIntegrityProof' && proofSuiteName(signed.proof) === DERIVED_SUITE;
  if (isDerived) return checkDerived(signed);
  return checkOneProof(signed, { findKey, hash: hashSigned });
};

/**
 * Checks the one proof of a document whose text has a known form: such a text was read strictly before, with other
 * values, and its contexts and shape were found good then.
 */
export const checkKnownProof = ({ secured, planned }: KnownText, world: VerifyWorld): Promise<ProofResult> => {
  const { proof, ...document } = secured;
  return checkProof({ document, proof: isJsonObject(proof) ? proof : {}, world, planned, purpose: 'assertionMethod' });
};

const checkOneOf = async (
  proofs: readonly JsonValue[],
  proof: JsonValue,
  { document, world, purpose }: Omit<Signed, 'proof' | 'planned'>,
): Promise<ProofResult> => {
  if (!isJsonObject(proof)) return { check: failed('integrity.unreadable_proof'), finding: null };
  const signed = signedBy(proof, document, proofs);
  if (signed === null) return { check: failed('integrity.broken_proof_chain'), finding: null };
  return checkProof({ document: signed.document, proof, world, purpose });
};

/**
 * Checks the Data Integrity proofs of a document, a set or a chain. A set is good when at least one proof that we know
 * is good and none that we know is bad; proofs by unknown suites are named. Contexts and shape are looked at before any work.
 */
export const checkProofs = async (
  secured: JsonObject,
  world: VerifyWorld,
  purpose: KeyRelation = 'assertionMethod',
): Promise<readonly ProofResult[]> => {
  const only = (check: Check): readonly ProofResult[] => [{ check, finding: null }];
  const proofs = asList(secured['proof']);
  if (proofs.length === 0) return only(failed('integrity.no_proof'));
  const shape = checkContexts(secured, world.contexts ?? new Map<string, object>(), world.inlineContexts);
  if (!shape.ok) return only(shapeCheck(shape.error));
  if (proofs.length > MAX_PROOFS) return only(unknown('integrity.too_complex', { limit: String(MAX_PROOFS) }));
  const document = withoutKey(secured, 'proof');
  const results: ProofResult[] = [];
  for (const proof of proofs) {
    results.push(await checkOneOf(proofs, proof, { document, world, purpose }));
  }
  return results;
};

/** A set is told as one: how many proofs, by whom in their order, and what could not be checked among them. */
const ofSet = (best: ProofResult, results: readonly ProofResult[]): ProofResult => {
  const open = results
    .filter(({ check }) => check.outcome === 'unknown')
    .map(({ check }) => check.details?.['suite'] ?? check.code);
  const details = {
    ...best.check.details,
    proofs: String(results.length),
    signers: results.map(({ finding }) => finding?.controller ?? '?').join(' '),
    ...(open.length === 0 ? {} : { alsoUnsupported: open.join(' ') }),
  };
  return { ...best, check: { ...best.check, details } };
};

/**
 * One answer for a set or chain of proofs (docs/decisions/0007): one that is not good spoils all; otherwise the
 * issuer's own speaks for the document, best one that the issuer's domain confirms.
 */
export const summariseProofs = (results: readonly ProofResult[], issuerId: string | null): ProofResult => {
  const wrong = results.find(({ check }) => check.outcome === 'failed');
  const good = results.filter(({ check }) => check.outcome === 'passed');
  const own = good.filter(({ finding }) => finding?.controller === issuerId);
  const confirmed = (list: readonly ProofResult[]) => list.find(({ finding }) => finding?.binding === 'confirmed');
  const best = wrong ?? confirmed(own) ?? own[0] ?? confirmed(good) ?? good[0] ?? results[0];
  if (best === undefined) return { check: failed('integrity.no_proof'), finding: null };
  return best.check.outcome === 'passed' && results.length > 1 ? ofSet(best, results) : best;
};
