import { pinnedContexts } from '@cairn/vocab/contexts';
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
import { toHex } from '../text/bytes.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';
import { withoutKey } from '../verify/check-one-proof.ts';
import { fingerprintOf } from './fingerprint.ts';
import { PLAN_FORMAT, type PlanData, type PlanPair } from './plan-data.ts';
import { runPlan } from './run-plan.ts';

/** Schemes in use in credentials; each is given along only when no context takes it for a term. */
const SCHEMES = ['https', 'http', 'urn', 'did', 'mailto', 'tel', 'data'] as const;

/** Literals whose whole value is fixed: somebody's own words could be in them. */
const JSON_LITERAL = 'rdf-syntax-ns#JSON>';

const EDITION_LENGTH = 12;

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

type Parted = { readonly document: JsonObject; readonly options: JsonObject };

/** What is signed, and the options of its one proof; null for any other text. */
const partsOf = (text: string): Parted | null => {
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return null;
  const { proof } = parsed.value;
  const document = withoutKey(parsed.value, 'proof');
  if (!isJsonObject(proof)) return null;
  return { document, options: { ...withoutKey(proof, 'proofValue'), '@context': document['@context'] ?? null } };
};

const compilePair = async ({ document, options }: Parted, crypto: CryptoPort): Promise<PlanPair | null> => {
  const own = await exportOne('credential', document, crypto);
  const ofOptions = own === null ? null : await exportOne('options', options, crypto);
  return own === null || ofOptions === null ? null : { format: PLAN_FORMAT, document: own, options: ofOptions };
};

/**
 * Compiles what `verifyKnownShape` needs for documents like this one: a JSON text with one proof by a suite that signs
 * graphs. Nothing that somebody wrote goes into it. Null where such a document has to be left to the full reader. It
 * costs tens of milliseconds; {@link PlanShelf} keeps what it gives.
 */
export const exportPlan = async (text: string, crypto: CryptoPort): Promise<ExportedPlan | null> => {
  const parts = partsOf(text);
  const plans = parts === null ? null : await compilePair(parts, crypto);
  return parts === null || plans === null ? null : { fingerprint: await fingerprintOf(parts.document, crypto), plans };
};

/** Shapes that are kept; one takes some ten kilobytes. */
const MAX_SHELVED = 128;

/**
 * Plans that a server offers to the pages it serves. Offer it only what it issued itself: compiling costs time, and the
 * shape of a stranger's file is nobody's business.
 */
export class PlanShelf {
  readonly #crypto: CryptoPort;
  /** By fingerprint; null for a shape that has no plan. */
  readonly #pairs = new Map<string, PlanPair | null>();

  constructor(crypto: CryptoPort) {
    this.#crypto = crypto;
  }

  /** Puts the plan for documents like this one on the shelf, unless it stands there already. */
  async offer(text: string): Promise<void> {
    const parts = partsOf(text);
    if (parts === null) return;
    const fingerprint = await fingerprintOf(parts.document, this.#crypto);
    if (this.#pairs.has(fingerprint)) return;
    this.#pairs.set(fingerprint, await compilePair(parts, this.#crypto));
    const [oldest] = this.#pairs.keys();
    if (this.#pairs.size > MAX_SHELVED && oldest !== undefined) this.#pairs.delete(oldest);
  }

  find(fingerprint: string): PlanPair | null {
    return this.#pairs.get(fingerprint) ?? null;
  }

  /** Fingerprints of all plans on the shelf. */
  fingerprints(): readonly string[] {
    return [...this.#pairs].flatMap(([fingerprint, pair]) => (pair === null ? [] : [fingerprint]));
  }
}

/** Changes whenever a pinned context or the form of plans does, so that plans can be kept for ever under an address. */
export const planEdition = (): string =>
  toHex(
    sha256(utf8Encode(JSON.stringify([PLAN_FORMAT, ...[...pinnedContexts.values()].map((pinned) => pinned.sha256)]))),
  ).slice(0, EDITION_LENGTH);
