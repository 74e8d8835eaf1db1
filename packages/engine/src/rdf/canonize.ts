/// <reference path="./rdf-packages.d.ts" />
import { pinnedContexts } from '@cairn/vocab/contexts';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import jsonld, { type Quad, type RemoteDocument } from 'jsonld';
import rdfCanonize from 'rdf-canonize';
import type { JsonObject } from '../json/json-types.ts';
import { type Result, fail, ok } from '../result.ts';
import { toHex } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { InstalledContexts } from './context-policy.ts';

export type RdfFault =
  /** A term that no context defines, or another fault that safe mode refuses. */
  | 'undefined_term'
  | 'too_many_blank_nodes'
  | 'too_many_quads'
  /** Graph made to keep the canonicalization busy. */
  | 'poison_graph'
  | 'empty_graph';

/** One statement as a line of N-Quads. */
export const quadLine = (quad: Quad): string => rdfCanonize.NQuads.serializeQuad(quad);

export type HashName = 'sha256' | 'sha384';

const MAX_QUADS = 10_000;
const MAX_BLANK_NODES = 500;

/** Contexts come from what is pinned and what the operator installed; nothing is fetched. */
export const loaderFor =
  (installed: InstalledContexts) =>
  async (url: string): Promise<RemoteDocument> => {
    const pinned = pinnedContexts.get(url);
    if (pinned !== undefined) return { documentUrl: url, document: pinned.document, contextUrl: null, tag: 'static' };
    const document = installed.get(url);
    if (document === undefined) throw new Error(`No pinned context ${url}`);
    return { documentUrl: url, document, contextUrl: null };
  };

const digests = { sha256, sha384 } as const;

/** Synchronous hashing: the platform's own is asynchronous and absent on pages without a secure origin. */
const messageDigest = (name: HashName) => () => {
  // Hashed in one piece at the end: the pieces are short, and each would cost more to begin than to hash.
  const pieces: string[] = [];
  return {
    update: (text: string): void => {
      pieces.push(text);
    },
    digest: (): string => toHex(digests[name](utf8Encode(pieces.join('')))),
  };
};

const countBlankNodes = (quads: readonly Quad[]): number => {
  const labels = new Set<string>();
  for (const { subject, object, graph } of quads) {
    for (const term of [subject, object, graph]) if (term.termType === 'BlankNode') labels.add(term.value);
  }
  return labels.size;
};

/** Whether canonicalization takes a graph of this size. */
export const isWithinLimits = ({
  quads,
  blankNodes,
}: {
  readonly quads: number;
  readonly blankNodes: number;
}): boolean => quads <= MAX_QUADS && blankNodes <= MAX_BLANK_NODES;

/** A graph that is neither empty nor larger than what canonicalization takes. */
export const withinLimits = (quads: readonly Quad[]): Result<readonly Quad[], RdfFault> => {
  if (quads.length === 0) return fail('empty_graph');
  if (quads.length > MAX_QUADS) return fail('too_many_quads');
  if (countBlankNodes(quads) > MAX_BLANK_NODES) return fail('too_many_blank_nodes');
  return ok(quads);
};

/** The graph of a document, in safe mode: a word without a definition is refused, never dropped. */
export const toQuads = async (
  document: JsonObject,
  installed: InstalledContexts,
): Promise<Result<readonly Quad[], RdfFault>> => {
  let quads: readonly Quad[];
  try {
    quads = await jsonld.toRDF(document, { safe: true, documentLoader: loaderFor(installed) });
  } catch {
    return fail('undefined_term');
  }
  return withinLimits(quads);
};

/**
 * Canonical N-Quads (RDFC-1.0). Work grows at most linearly with the blank nodes that look alike. The canonical label of
 * each label that went in is written to `canonicalIdMap`, where one is given.
 */
export const canonizeQuads = async (
  quads: readonly Quad[],
  hash: HashName,
  canonicalIdMap = new Map<string, string>(),
): Promise<Result<string, RdfFault>> => {
  try {
    const options = { maxWorkFactor: 1, createMessageDigest: messageDigest(hash), canonicalIdMap };
    return ok(await rdfCanonize.canonize(quads, { algorithm: 'RDFC-1.0', ...options }));
  } catch {
    return fail('poison_graph');
  }
};
