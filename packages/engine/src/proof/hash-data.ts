import { canonicalJson } from '../json/canonical-json.ts';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { type RdfFault, canonizeQuads, toQuads } from '../rdf/canonize.ts';
import type { InstalledContexts } from '../rdf/context-policy.ts';
import { readsPlainly } from '../rdf/plain-reading.ts';
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
};

const canonicalGraph = async (document: JsonObject, toHash: ToHash): Promise<Result<string, HashFault>> => {
  const quads = await toQuads(document, toHash.contexts);
  return quads.ok ? canonizeQuads(quads.value, hashFor(toHash.algorithm)) : quads;
};

const canonicalDocument = async (toHash: ToHash): Promise<Result<string, HashFault>> => {
  const quads = await toQuads(toHash.document, toHash.contexts);
  if (!quads.ok) return quads;
  if (!readsPlainly(toHash.document, quads.value)) return fail('ambiguous_meaning');
  return canonizeQuads(quads.value, hashFor(toHash.algorithm));
};

const withContext = (options: JsonObject, context: JsonValue | undefined): JsonObject =>
  context === undefined ? options : { ...options, '@context': context };

const canonicalPair = async (toHash: ToHash): Promise<Result<readonly [string, string], HashFault>> => {
  if (toHash.suite.canonical === 'jcs') return ok([canonicalJson(toHash.options), canonicalJson(toHash.document)]);
  const options = await canonicalGraph(withContext(toHash.options, toHash.document['@context']), toHash);
  if (!options.ok) return options;
  const document = await canonicalDocument(toHash);
  return document.ok ? ok([options.value, document.value]) : document;
};

/** The bytes that a Data Integrity suite signs: hash of the options, then hash of the document (§3.3.4 of each suite). */
export const hashData = async (toHash: ToHash): Promise<Result<Uint8Array, HashFault>> => {
  const pair = await canonicalPair(toHash);
  if (!pair.ok) return pair;
  const hash = (text: string) => toHash.crypto[hashFor(toHash.algorithm)](utf8Encode(text));
  const [options, document] = pair.value;
  return ok(concatBytes(await hash(options), await hash(document)));
};
