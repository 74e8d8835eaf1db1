import { type JsonObject } from '../json/json-types.ts';
import type { PublicKey } from '../keys/multikey.ts';
import { type DerivedProof } from '../proof/sd/derived-proof.ts';
import { relabelled } from '../proof/sd/statements.ts';
import { type RdfFault, canonizeQuads, toQuads } from '../rdf/canonize.ts';
import { readsPlainly } from '../rdf/plain-reading.ts';
import { type Result, fail, ok } from '../result.ts';
import { concatBytes } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { VerifyWorld } from '../types.ts';

export const DERIVED_SUITE = 'ecdsa-sd-2023';

/** Each statement shown costs a signature check. */
const MAX_STATEMENTS = 1_000;

export type DerivedFault = RdfFault | 'ambiguous_meaning' | 'does_not_fit';

type ToCheck = {
  readonly document: JsonObject;
  /** The proof without its value, under the contexts of the document. */
  readonly options: JsonObject;
  readonly derived: DerivedProof;
  readonly issuerKey: PublicKey;
  readonly world: VerifyWorld;
};

type Statements = { readonly mandatory: string; readonly others: readonly string[] };

const canonical = async (
  document: JsonObject,
  world: VerifyWorld,
  reads: 'plainly' | 'anyhow',
): Promise<Result<string, DerivedFault>> => {
  const quads = await toQuads(document, world.contexts ?? new Map<string, object>());
  if (!quads.ok) return quads;
  if (reads === 'plainly' && !readsPlainly(document, quads.value)) return fail('ambiguous_meaning');
  return canonizeQuads(quads.value, 'sha256');
};

const split = (text: string, { labels, mandatory, signatures }: DerivedProof): Statements | null => {
  const lines = relabelled(text, labels);
  if (lines === null || lines.length > MAX_STATEMENTS) return null;
  const isComplete = [...mandatory].every((index) => index < lines.length);
  const others = lines.filter((_, index) => !mandatory.has(index));
  if (!isComplete || others.length !== signatures.length) return null;
  return { mandatory: lines.filter((_, index) => mandatory.has(index)).join(''), others };
};

/**
 * Checks what a holder shows of a credential (Data Integrity ECDSA 1.0, §3.6.7 "verify derived proof"): the issuer's
 * signature over the options, its key for single statements and all that must be shown; then each further statement.
 */
export const verifyDerived = async (check: ToCheck): Promise<Result<null, DerivedFault>> => {
  const { document, options, derived, issuerKey, world } = check;
  const { crypto } = world;
  const proofText = await canonical(options, world, 'anyhow');
  if (!proofText.ok) return proofText;
  const text = await canonical(document, world, 'plainly');
  if (!text.ok) return text;
  const statements = split(text.value, derived);
  if (statements === null) return fail('does_not_fit');
  const { algorithm } = issuerKey;
  const isGood = await crypto.verify({
    algorithm,
    publicKey: issuerKey.bytes,
    data: concatBytes(
      await crypto.sha256(utf8Encode(proofText.value)),
      derived.statementKeyBytes,
      await crypto.sha256(utf8Encode(statements.mandatory)),
    ),
    signature: derived.baseSignature,
  });
  if (!isGood) return fail('does_not_fit');
  for (const [at, statement] of statements.others.entries()) {
    const signature = derived.signatures[at];
    const { algorithm: curve, bytes: publicKey } = derived.statementKey;
    const data = utf8Encode(statement);
    if (signature === undefined || !(await crypto.verify({ algorithm: curve, publicKey, data, signature })))
      return fail('does_not_fit');
  }
  return ok(null);
};
