import { type JsonObject, idOf, isJsonObject } from '../json/json-types.ts';
import { readJson } from '../json/read-json.ts';
import { learnText, readKnownText } from '../plan/known-texts.ts';
import type { VerifyWorld } from '../types.ts';
import { type ProofResult, checkKnownProof, checkProofs, summariseProofs } from './check-proofs.ts';
import { checkJwt, looksLikeJwt } from './check-jwt.ts';
import { failed } from './report.ts';

/** A signed text after reading: the document as far as it could be read, and what its signature came to. */
export type Secured = {
  readonly document: JsonObject | null;
  readonly proof: ProofResult;
  readonly encoding: 'json' | 'jwt';
};

const damaged = (reason: string): ProofResult => ({ check: failed('integrity.damaged', { reason }), finding: null });

/** Reads a credential from its text, JSON with embedded proofs or compact JWT, and checks the signature. */
export const readSecured = async (text: string, world: VerifyWorld): Promise<Secured> => {
  const trimmed = text.trim();
  if (looksLikeJwt(trimmed)) return { ...(await checkJwt(trimmed, world)), encoding: 'jwt' };
  const known = readKnownText(text);
  if (known !== null) {
    const proof = summariseProofs([await checkKnownProof(known, world)], idOf(known.secured['issuer']));
    return { document: known.secured, proof, encoding: 'json' };
  }
  const parsed = readJson(text);
  if (!parsed.ok) return { document: null, proof: damaged(parsed.error), encoding: 'json' };
  if (!isJsonObject(parsed.value)) return { document: null, proof: damaged('not_an_object'), encoding: 'json' };
  const results = await checkProofs(parsed.value, world);
  const proof = summariseProofs(results, idOf(parsed.value['issuer']));
  if (proof.check.outcome === 'passed') learnText(text, parsed.value);
  return { document: parsed.value, proof, encoding: 'json' };
};
