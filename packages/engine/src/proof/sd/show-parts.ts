import { type JsonObject, asList, isJsonObject, textOf } from '../../json/json-types.ts';
import { parseStrictJson } from '../../json/parse-strict-json.ts';
import { canonizeQuads, toQuads } from '../../rdf/canonize.ts';
import { type InlineContexts, type InstalledContexts, checkContexts } from '../../rdf/context-policy.ts';
import { type Result, fail, ok } from '../../result.ts';
import { base64urlDecode } from '../../text/base64url.ts';
import { type BaseProof, DERIVED_PROOF, proofValueOf, readBaseProof } from './base-proof.ts';
import { LabelledStatements, type Selection, type StatementsFault } from './labelled-statements.ts';
import { selectParts } from './select-parts.ts';
import { relabelled } from './statements.ts';

export type ShowFault = StatementsFault | 'unreadable' | 'no_base_proof' | 'nothing_to_show' | 'not_as_signed';

export type ShowRequest = {
  /** The credential with its base proof, as its issuer gave it. */
  readonly credential: string;
  /** JSON pointers to what is shown besides what must be. */
  readonly pointers: readonly string[];
  readonly contexts?: InstalledContexts;
  /** Left out: refused. `accepted` is for public conformance suites only. */
  readonly inlineContexts?: InlineContexts;
};

const NO_CONTEXTS: InstalledContexts = new Map();

type Showable = { readonly document: JsonObject; readonly proof: JsonObject; readonly base: BaseProof };

const read = ({ credential, contexts = NO_CONTEXTS, inlineContexts }: ShowRequest) => {
  const parsed = parseStrictJson(credential);
  if (!parsed.ok || !isJsonObject(parsed.value)) return fail('unreadable' as const);
  if (!checkContexts(parsed.value, contexts, inlineContexts).ok) return fail('unreadable' as const);
  const { proof: proofs, ...document } = parsed.value;
  const known = asList(proofs).filter(isJsonObject);
  const [proof, ...others] = known.filter(({ cryptosuite }) => cryptosuite === 'ecdsa-sd-2023');
  const base = readBaseProof(textOf(proof?.['proofValue']) ?? '');
  if (proof === undefined || base === null || others.length > 0) return fail('no_base_proof' as const);
  return ok<Showable>({ document, proof, base });
};

type Chosen = { readonly lines: readonly string[]; readonly shown: Selection; readonly must: Selection };

/** Which signatures go along: those of the statements that are shown and that need not be. */
const signaturesOf = ({ signatures }: BaseProof, { lines, shown, must }: Chosen): readonly Uint8Array[] | null => {
  const free = lines.map((_, at) => at).filter((at) => !must.places.has(at));
  return free.length === signatures.length ? signatures.filter((_, at) => shown.places.has(free[at] ?? -1)) : null;
};

const labelBytes = (labels: ReadonlyMap<string, string>): ReadonlyMap<number, Uint8Array> =>
  new Map(
    [...labels]
      .map(([canonical, label]): [number, Uint8Array] => [
        Number(canonical.slice('c14n'.length)),
        base64urlDecode(label.slice(1)) ?? new Uint8Array(),
      ])
      .sort(([one], [other]) => one - other),
  );

const choose = async (
  { document, base }: Showable,
  { pointers, contexts = NO_CONTEXTS }: ShowRequest,
): Promise<Result<Chosen, ShowFault>> => {
  const statements = await LabelledStatements.of(document, base.secret, contexts);
  if (!statements.ok) return statements;
  const must = await statements.value.select(base.mandatory);
  if (!must.ok) return must;
  const shown = await statements.value.select([...base.mandatory, ...pointers]);
  return shown.ok ? ok({ lines: statements.value.lines, shown: shown.value, must: must.value }) : shown;
};

/** Whether who reads what is shown finds the very statements that were chosen. */
const readsAs = async (part: JsonObject, { lines, shown }: Chosen, contexts: InstalledContexts): Promise<boolean> => {
  const quads = await toQuads(part, contexts);
  const text = quads.ok ? await canonizeQuads(quads.value, 'sha256') : quads;
  const wanted = lines.filter((_, at) => shown.places.has(at)).join('');
  return text.ok && relabelled(text.value, shown.labels)?.join('') === wanted;
};

/**
 * Makes of a credential what its holder wants to show of it (Data Integrity ECDSA 1.0, §3.6.6 "add derived proof"):
 * what must be shown and what the pointers lead to, with the issuer's own signatures. What is left out cannot be
 * guessed from what is left.
 */
export const showParts = async (request: ShowRequest): Promise<Result<JsonObject, ShowFault>> => {
  const showable = read(request);
  if (!showable.ok) return showable;
  const { document, proof, base } = showable.value;
  const combined = [...base.mandatory, ...request.pointers];
  if (combined.length === 0) return fail('nothing_to_show');
  const chosen = await choose(showable.value, request);
  if (!chosen.ok) return chosen;
  const { shown, must } = chosen.value;
  const part = selectParts(document, combined);
  if (part === null) return fail('no_such_path');
  const signatures = signaturesOf(base, chosen.value);
  const isSame = await readsAs(part, chosen.value, request.contexts ?? NO_CONTEXTS);
  if (signatures === null || !isSame) return fail('not_as_signed');
  const mandatory = [...shown.places].flatMap((at, place) => (must.places.has(at) ? [place] : []));
  const parts = [base.baseSignature, base.statementKeyBytes, signatures, labelBytes(shown.labels), mandatory];
  return ok({ ...part, proof: { ...proof, proofValue: proofValueOf(DERIVED_PROOF, parts) } });
};
