import { sha256 } from '@noble/hashes/sha2.js';
import { type JsonObject, isJsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { compilePlan } from '../plan/compile-plan.ts';
import { isKnownTerm, isPlainScheme, termsWithColon } from '../plan/iri-rules.ts';
import type { Line } from '../plan/lines.ts';
import type { Plan, PlanUse } from '../plan/plan.ts';
import { type Shape, fillShape, readShape } from '../plan/shape.ts';
import { toQuads } from '../rdf/canonize.ts';
import { checkContexts } from '../rdf/context-policy.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';
import { withoutKey } from '../verify/check-one-proof.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { PlanData, PlanPair } from './plan-data.ts';
import { runPlan } from './run-plan.ts';

/** Schemes in use in credentials; each is given along only when no context takes it for a term. */
const SCHEMES = ['https', 'http', 'urn', 'did', 'mailto', 'tel', 'data'] as const;

/** Literals whose whole value is fixed: somebody's own words could be in them. */
const JSON_LITERAL = 'rdf-syntax-ns#JSON>';

const NOWHERE: ReadonlyMap<string, object> = new Map();

const lineData = ({ parts }: Line): readonly (string | number)[] =>
  parts.map((part) => (typeof part === 'string' ? part : 'slot' in part ? part.slot : -1 - part.node));

/**
 * Whether nothing that somebody wrote stays in the frame: what is no value belongs to every document of the shape, or
 * is a word that a context defines.
 */
const holdsNoWords = ({ leaves }: Shape, { slotOf, lines }: Plan['parts']): boolean =>
  leaves.every(({ value, isPinned }, leaf) => {
    return typeof value !== 'string' || isPinned || slotOf.has(leaf) || isKnownTerm(value);
  }) &&
  lines.lines.every(({ parts }) => parts.every((part) => typeof part !== 'string' || !part.includes(JSON_LITERAL)));

const dataOf = (shape: Shape, { parts }: Plan): PlanData | null => {
  const { slotOf, kinds, lines, rootSlot } = parts;
  const frame = fillShape(shape.root, (leaf) => (slotOf.has(leaf) ? '' : (shape.leaves[leaf]?.value ?? null)));
  if (!isJsonObject(frame) || !holdsNoWords(shape, parts)) return null;
  const letter = (leaf: number): string => {
    const slot = slotOf.get(leaf);
    return slot === undefined ? '=' : kinds[slot] === 'iri' ? 'i' : 't';
  };
  return {
    frame,
    kinds: shape.leaves.map(({ value }, leaf) => (typeof value === 'string' ? letter(leaf) : '')).join(''),
    lines: lines.lines.map(lineData),
    root: rootSlot,
    schemes: SCHEMES.filter(isPlainScheme),
    terms: [...termsWithColon],
  };
};

const exportOne = async (use: PlanUse, document: JsonObject, crypto: CryptoPort): Promise<PlanData | null> => {
  const shape = readShape(document);
  if (shape === null || !checkContexts(document, NOWHERE).ok) return null;
  const quads = await toQuads(document, NOWHERE);
  const plan = quads.ok ? await compilePlan({ shape, quads: quads.value, use }) : quads;
  const data = plan.ok ? dataOf(shape, plan.value) : null;
  if (!plan.ok || data === null) return null;
  // A third hand: what the data say must be what the plan says, which was compared with the unmodified libraries.
  const bytes = plan.value.canonical(plan.value.parts.values, sha256);
  const expected = typeof bytes === 'string' ? null : utf8Decode(bytes);
  const isGood = expected !== null && (await runPlan(data, document, crypto)) === expected;
  return isGood ? data : null;
};

/** A plan pair and the fingerprint by which a page asks for it. */
export type ExportedPlan = { readonly fingerprint: string; readonly plans: PlanPair };

/**
 * Compiles what `verifyKnownShape` needs for documents like this one: a JSON text with one proof by a suite that signs
 * graphs. Nothing that somebody wrote goes into it. Null where such a document has to be left to the full reader. It
 * costs tens of milliseconds; keep what it gives.
 */
export const exportPlan = async (text: string, crypto: CryptoPort): Promise<ExportedPlan | null> => {
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return null;
  const { proof } = parsed.value;
  const document = withoutKey(parsed.value, 'proof');
  if (!isJsonObject(proof)) return null;
  const options = { ...withoutKey(proof, 'proofValue'), '@context': document['@context'] ?? null };
  const [own, ofOptions] = [
    await exportOne('credential', document, crypto),
    await exportOne('options', options, crypto),
  ];
  if (own === null || ofOptions === null) return null;
  return { fingerprint: await fingerprintOf(document, crypto), plans: { document: own, options: ofOptions } };
};
