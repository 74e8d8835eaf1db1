/// <reference path="./rdf-packages.d.ts" />
import jsonld, { type Quad, type Term } from 'jsonld';
import { type JsonObject, type JsonValue, isJsonObject } from '../json/json-types.ts';
import { loaderFor } from './canonize.ts';
import type { InstalledContexts } from './context-policy.ts';

/** What nodes without names are called for a while (Data Integrity ECDSA 1.0, §3.4.7 `skolemizeExpandedJsonLd`). */
const PREFIX = 'urn:bnid:';

const nameAll = (value: JsonValue, next: () => string): JsonValue => {
  if (Array.isArray(value)) return value.map((item) => nameAll(item, next));
  return isJsonObject(value) && value['@value'] === undefined ? nameNode(value, next) : value;
};

const nameMembers = (node: JsonObject, next: () => string): JsonObject =>
  Object.fromEntries(
    Object.entries(node).map(([key, member]) => [
      key,
      key === '@reverse' && isJsonObject(member) ? nameMembers(member, next) : nameAll(member, next),
    ]),
  );

const nameNode = (node: JsonObject, next: () => string): JsonObject => {
  const named = nameMembers(node, next);
  if (node['@list'] !== undefined || node['@set'] !== undefined) return named;
  const id = node['@id'];
  const name = typeof id !== 'string' ? `${PREFIX}n${next()}` : id.startsWith('_:') ? `${PREFIX}o${id.slice(2)}` : id;
  return { ...named, '@id': name };
};

/**
 * The document with a name for every node, so that parts of it keep apart what is apart in the whole. Null when a word
 * has no definition, or when the document itself uses such names.
 */
export const giveNames = async (document: JsonObject, installed: InstalledContexts): Promise<JsonObject | null> => {
  if (JSON.stringify(document).includes(PREFIX)) return null;
  const options = { safe: true, documentLoader: loaderFor(installed) } as const;
  let count = 0;
  const next = (): string => String(count++);
  try {
    const expanded = await jsonld.expand(document, options);
    const context = document['@context'] ?? null;
    return await jsonld.compact(
      expanded.map((node) => nameNode(node, next)),
      context,
      options,
    );
  } catch {
    return null;
  }
};

const nameless = <Any extends Term>(term: Any): Any =>
  term.termType === 'NamedNode' && term.value.startsWith(PREFIX)
    ? { ...term, termType: 'BlankNode', value: term.value.slice(PREFIX.length) }
    : term;

/** The same statements with the nodes nameless again; their labels are those of the whole document. */
export const takeNames = (quads: readonly Quad[]): readonly Quad[] =>
  quads.map(({ subject, predicate, object, graph }) => ({
    subject: nameless(subject),
    predicate,
    object: nameless(object),
    graph: nameless(graph),
  }));
