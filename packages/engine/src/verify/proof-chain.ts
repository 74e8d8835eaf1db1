import { type JsonObject, type JsonValue, asList, isJsonObject } from '../json/json-types.ts';

/** The proofs that a proof was made on top of; null when one of them is missing or named twice. */
const previousOf = (proof: JsonObject, all: readonly JsonValue[]): readonly JsonObject[] | null => {
  const found: JsonObject[] = [];
  for (const id of asList(proof['previousProof'])) {
    const matching = all.filter((other) => isJsonObject(other) && typeof id === 'string' && other['id'] === id);
    const [only] = matching;
    if (matching.length !== 1 || !isJsonObject(only) || found.includes(only)) return null;
    found.push(only);
  }
  return found;
};

const leadsBack = (proof: JsonObject, all: readonly JsonValue[], seen: readonly JsonObject[]): boolean =>
  seen.includes(proof) || (previousOf(proof, all) ?? []).some((previous) => leadsBack(previous, all, [...seen, proof]));

/**
 * What one proof of a set or chain signs: the document without proofs, or, in a chain, with the proofs that it was made
 * on top of (VC Data Integrity 1.0, §4.5). Null when the chain has a gap, names a proof twice or leads back to itself.
 */
export const signedBy = (
  proof: JsonObject,
  document: JsonObject,
  all: readonly JsonValue[],
): { readonly document: JsonObject } | null => {
  if (proof['previousProof'] === undefined) return { document };
  const previous = previousOf(proof, all);
  if (previous === null || previous.length === 0 || leadsBack(proof, all, [])) return null;
  return { document: { ...document, proof: previous } };
};
