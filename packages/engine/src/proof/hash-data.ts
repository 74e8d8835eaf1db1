import type { Quad } from 'jsonld';
import { canonicalJson } from '../json/canonical-json.ts';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import {
  type PlannedDocument,
  findPlan,
  hashByPlan,
  hashNow,
  hashOptionsByPlan,
  learnShape,
} from '../plan/known-plans.ts';
import type { PlanUse } from '../plan/plan.ts';
import { type PathUse, countPath } from '../plan/statistics.ts';
import { type RdfFault, canonizeQuads, isWithinLimits, toQuads } from '../rdf/canonize.ts';
import type { InstalledContexts } from '../rdf/context-policy.ts';
import { directGraph } from '../rdf/direct-graph.ts';
import { quickCanonical } from '../rdf/quick-canonical.ts';
import { quickQuads } from '../rdf/quick-quads.ts';
import { graphReadsPlainly, readsPlainly } from '../rdf/plain-reading.ts';
import { type Result, fail, ok } from '../result.ts';
import { concatBytes } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { CryptoPort, KeyAlgorithm } from '../types.ts';
import { type Suite, hashFor } from './proof-types.ts';

export type HashFault = RdfFault | 'ambiguous_meaning';

export type ToHash = {
  /** The document without any proof. */
  readonly document: JsonObject;
  /** The proof without its `proofValue`. */
  readonly options: JsonObject;
  readonly suite: Suite;
  readonly algorithm: KeyAlgorithm;
  readonly crypto: CryptoPort;
  readonly contexts: InstalledContexts;
  readonly use: PathUse;
  /** The document's plan, when its text was read by a known form. */
  readonly planned?: PlannedDocument | undefined;
  /** Left out: a credential. A presentation has no plan and none of the properties that a plain reading compares. */
  readonly kind?: 'presentation' | undefined;
};

const hashText = async (text: string, { crypto, algorithm }: ToHash): Promise<Uint8Array> =>
  crypto[hashFor(algorithm)](utf8Encode(text));

const meansWhatItSays = (use: PlanUse, document: JsonObject, quads: readonly Quad[]): boolean =>
  use === 'options' || readsPlainly(document, quads);

/** The graph, quickly where that can be done; what cannot be read so is left to the unmodified library to judge. */
const firstQuads = async (document: JsonObject, toHash: ToHash): Promise<Result<readonly Quad[], RdfFault>> => {
  const quads = await quickQuads(document);
  return quads.ok || quads.error !== 'undefined_term' ? quads : toQuads(document, toHash.contexts);
};

type QuadReader = (document: JsonObject, toHash: ToHash) => Promise<Result<readonly Quad[], RdfFault>>;

const hashOfQuads = async (
  use: PlanUse,
  source: { readonly document: JsonObject; readonly read: QuadReader },
  toHash: ToHash,
): Promise<Result<Uint8Array, HashFault>> => {
  const { document, read } = source;
  const quads = await read(document, toHash);
  if (!quads.ok) return quads;
  if (!meansWhatItSays(use, document, quads.value)) return fail('ambiguous_meaning');
  const canonical = await canonizeQuads(quads.value, hashFor(toHash.algorithm));
  if (!canonical.ok) return canonical;
  return ok(await hashText(canonical.value, toHash));
};

/** Hash of the canonical graph by the unmodified libraries. */
export const referenceHash = (use: PlanUse, document: JsonObject, toHash: ToHash) =>
  hashOfQuads(use, { document, read: () => toQuads(document, toHash.contexts) }, toHash);

/** Hash of the graph of a document that can be read directly; null when it cannot, or is not certain that way. */
const directHash = async (use: PlanUse, document: JsonObject, toHash: ToHash): Promise<Uint8Array | null> => {
  if (hashFor(toHash.algorithm) !== 'sha256') return null;
  const graph = await directGraph(document);
  if (graph === null || !isWithinLimits({ quads: graph.size, blankNodes: graph.blanks.length })) return null;
  if (use === 'credential' && !graphReadsPlainly(document, graph)) return null;
  const hash = hashNow(toHash.crypto);
  const canonical = quickCanonical(graph, hash);
  return canonical === null ? null : hash(canonical);
};

const hashOfGraph = async (
  use: PlanUse,
  document: JsonObject,
  toHash: ToHash,
): Promise<Result<Uint8Array, HashFault>> => {
  const direct = await directHash(use, document, toHash);
  return direct === null ? hashOfQuads(use, { document, read: firstQuads }, toHash) : ok(direct);
};

const hashAndLearn = async (
  use: PlanUse,
  document: JsonObject,
  toHash: ToHash,
): Promise<Result<Uint8Array, HashFault>> => {
  const hash = await hashOfGraph(use, document, toHash);
  if (hash.ok && toHash.algorithm !== 'P-384') await learnShape(use, document);
  return hash;
};

const plannedFor = (use: PlanUse, document: JsonObject, toHash: ToHash): PlannedDocument | null => {
  if (toHash.algorithm === 'P-384') return null;
  return use === 'credential' && toHash.planned !== undefined ? toHash.planned : findPlan(use, document);
};

type Hashed = Result<Uint8Array, HashFault>;

/** Hash of the canonical graph: by the compiled plan of its shape where there is one, at once, with the same result. */
const graphHash = (use: PlanUse, document: JsonObject, toHash: ToHash): Hashed | Promise<Hashed> => {
  const planned = plannedFor(use, document, toHash);
  const byPlan = use === 'options' ? hashOptionsByPlan : hashByPlan;
  const hash = planned === null ? null : byPlan(planned, toHash.crypto);
  if (use === 'credential') countPath(toHash.use, hash === null ? 'slow' : 'fast');
  return hash === null ? hashAndLearn(use, document, toHash) : ok(hash);
};

const withContext = (options: JsonObject, context: JsonValue | undefined): JsonObject =>
  context === undefined ? options : { ...options, '@context': context };

/** Hash of the proof's options, read under the contexts of the document (Data Integrity EdDSA 1.0, §3.2.4, §3.2.5). */
export const optionsHash = (toHash: ToHash): Hashed | Promise<Hashed> =>
  graphHash('options', withContext(toHash.options, toHash.document['@context']), toHash);

const documentHash = (toHash: ToHash): Hashed | Promise<Hashed> =>
  toHash.kind === 'presentation'
    ? hashOfGraph('options', toHash.document, toHash)
    : graphHash('credential', toHash.document, toHash);

const hashJson = async (toHash: ToHash): Promise<Hashed> => {
  const [options, document] = [canonicalJson(toHash.options), canonicalJson(toHash.document)];
  return ok(concatBytes(await hashText(options, toHash), await hashText(document, toHash)));
};

const joined = (options: Uint8Array, document: Hashed): Hashed =>
  document.ok ? ok(concatBytes(options, document.value)) : document;

const withDocument = (options: Hashed, toHash: ToHash): Hashed | Promise<Hashed> => {
  if (!options.ok) return options;
  const document = documentHash(toHash);
  return document instanceof Promise
    ? document.then((known) => joined(options.value, known))
    : joined(options.value, document);
};

/**
 * The bytes that a Data Integrity suite signs: hash of the options, then hash of the document (Data Integrity EdDSA 1.0
 * and ECDSA 1.0, §3.2.4 for the graph and §3.3.4 for plain JSON).
 */
export const hashData = (toHash: ToHash): Hashed | Promise<Hashed> => {
  if (toHash.suite.canonical === 'jcs') return hashJson(toHash);
  const options = optionsHash(toHash);
  return options instanceof Promise
    ? options.then((known) => withDocument(known, toHash))
    : withDocument(options, toHash);
};
