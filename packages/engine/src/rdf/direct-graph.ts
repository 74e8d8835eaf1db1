import { pinnedContexts } from '@cairn/vocab/contexts';
import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { escapeLiteral } from '../plan/escape-literal.ts';
import { isPlainIri } from '../plan/iri-rules.ts';
import { STRICT_IRI } from '../plan/strict-iri.ts';
import { Graph, type GraphNode, type Word, wordOf } from './graph.ts';
import { Missing, NotDirect, type Property, type Scope, Scopes, notDirect } from './scopes.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const TYPE = wordOf('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');
const STRING = `${XSD}string`;
const BOOLEAN = `${XSD}boolean`;
const INTEGER = `${XSD}integer`;
const DOUBLE = `${XSD}double`;

/** Language tags that stay as they are but for capitals. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Controls and halves of characters: their canonical form differs from version to version. */
const FOREIGN = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;

/** What stands in a literal as it is, in one byte for each character. */
const PLAIN = /^[ !#-[\]-~]*$/;

const isText = (value: JsonValue): value is string => typeof value === 'string';

const textsOf = (value: JsonValue | undefined): readonly string[] => {
  if (typeof value === 'string') return [value];
  return isJsonList(value) && value.every(isText) ? value : notDirect();
};

const inOrder = (names: readonly string[]): readonly string[] => (names.length < 2 ? names : names.toSorted());

/** An address or a literal as N-Quads write it. */
type Value = { readonly object: string; readonly isAscii: boolean };

const address = (text: string): string => (isPlainIri(text) ? text : notDirect());
const addressValue = (text: string): Value => ({ object: `<${address(text)}>`, isAscii: true });

const literal = (text: string, end: string): Value => {
  if (PLAIN.test(text)) return { object: `"${text}${end}`, isAscii: true };
  return FOREIGN.test(text) ? notDirect() : { object: `"${escapeLiteral(text)}${end}`, isAscii: false };
};

const typed = (text: string, datatype: string): Value => literal(text, datatype === STRING ? '"' : `"^^<${datatype}>`);

const textLiteral = (value: string, datatype: string | null): Value =>
  datatype === DOUBLE ? notDirect() : typed(value, datatype ?? STRING);

const plainLiteral = (value: number | boolean, datatype: string | null): Value => {
  if (typeof value === 'boolean') return typed(String(value), datatype ?? BOOLEAN);
  if (!Number.isSafeInteger(value) || datatype === DOUBLE) return notDirect();
  return typed(value.toFixed(0), datatype ?? INTEGER);
};

const isDatatype = (type: string | null): boolean => type !== null && !type.startsWith('@');

/** The members of an object, taken out at once: looking them up one by one by name is several times slower. */
type Members = { readonly keys: readonly string[]; readonly values: readonly JsonValue[] };

const membersOf = (object: JsonObject): Members => {
  const keys: string[] = [];
  const values: JsonValue[] = [];
  for (const key in object) {
    keys.push(key);
    values.push(object[key] ?? null);
  }
  return { keys, values };
};

/** The value under a key; undefined where there is none. */
const under = (key: string | null, { keys, values }: Members): JsonValue | undefined => {
  const at = key === null ? -1 : keys.indexOf(key);
  return at < 0 ? undefined : values[at];
};

/** A property of a subject, and how its values are read. */
type Place = {
  readonly subject: GraphNode;
  readonly word: Word;
  readonly key: string;
  readonly scope: Scope;
  readonly type: Property['type'];
};

type Named = { readonly subject: GraphNode; readonly key: string; readonly term: Property; readonly scope: Scope };

/** Where a node's keys are read, and where its types are. */
type NodeScopes = { readonly keys: Scope; readonly types: Scope };

class Reading {
  readonly graph = new Graph();
  readonly #scopes: Scopes;

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  document(document: JsonObject): void {
    const names = textsOf(document['@context']);
    if (names.length === 0 || !names.every((name) => pinnedContexts.has(name))) notDirect();
    const { '@context': _named, ...rest } = document;
    const members = membersOf(rest);
    this.#node(members, this.#typed(members, this.#scopes.root(names)));
  }

  /**
   * The scope in which an object begins: a type's context ends, unless nothing but an address stands in the object, and
   * that of the property begins (JSON-LD 1.1 Processing Algorithms, §5.1.2 steps 7 to 9).
   */
  #begin(members: Members, { scope, key }: Place): Scope {
    const { previousContext } = scope.active;
    const from = previousContext === undefined ? scope : this.#before(members, scope, previousContext);
    const context = scope.begins(key);
    return context === undefined ? from : this.#scopes.follow({ from, context, kind: 'property' });
  }

  #before({ keys }: Members, scope: Scope, previous: Scope['active']): Scope {
    if (scope.valueKeys.some((key) => keys.includes(key))) return notDirect();
    const isReference = keys.length === 1 && keys[0] === scope.idKey;
    return isReference ? scope : this.#scopes.of(previous);
  }

  /** Contexts of types, in the order of their names (§5.1.2 step 11). */
  #typed(members: Members, types: Scope): NodeScopes {
    const value = under(types.typeKey, members);
    if (value === undefined) return { keys: types, types };
    let keys = types;
    for (const name of inOrder(textsOf(value))) {
      const context = types.begins(name);
      if (context !== undefined) keys = this.#scopes.follow({ from: keys, context, kind: 'type' });
    }
    return { keys, types };
  }

  #node(members: Members, { keys: scope, types }: NodeScopes): GraphNode {
    const { keys, values } = members;
    if (keys.length === 0) return notDirect();
    const subject = this.#subject(under(scope.idKey, members));
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? '';
      const value = values[at] ?? null;
      const term = scope.term(key);
      if ((term.role === 'type') !== (key === types.typeKey)) notDirect();
      if (term.role === 'type') this.#types(subject, value, types);
      else if (term.role === 'property') this.#property(this.#place({ subject, key, term, scope }), term, value);
    }
    return subject;
  }

  #subject(id: JsonValue | undefined): GraphNode {
    if (id === undefined) return this.graph.blank();
    return typeof id === 'string' ? this.graph.named(address(id)) : notDirect();
  }

  #types(subject: GraphNode, value: JsonValue, scope: Scope): void {
    for (const name of textsOf(value)) this.graph.add(subject, TYPE, this.#word(name, scope));
  }

  /** A word of the vocabulary or an address (§5.2.2, with vocab). */
  #word(name: string, scope: Scope): Value {
    if (!scope.active.mappings.has(name)) return addressValue(name);
    const iri = scope.iri(name);
    return typeof iri === 'string' && STRICT_IRI.test(iri) ? { object: `<${iri}>`, isAscii: true } : notDirect();
  }

  /** A property may bring a context along, under which its values are read. */
  #place({ subject, key, term, scope }: Named): Place {
    const { word, type } = term;
    if (!term.hasOwnScope) return { subject, word, key, scope, type };
    const inner = this.#scopes.follow({ from: scope, context: scope.begins(key), kind: 'property' });
    const inside = inner.term(key);
    return inside.role === 'property' ? { subject, word, key, scope: inner, type: inside.type } : notDirect();
  }

  #property(place: Place, { isLanguageMap }: Property, value: JsonValue): void {
    if (isLanguageMap && isJsonObject(value)) this.#languages(value, place);
    else if (isJsonList(value)) for (const item of value) this.#value(item, place);
    else this.#value(value, place);
  }

  #languages(map: JsonObject, { subject, word, scope }: Place): void {
    for (const tag in map) {
      if (!LANGUAGE.test(tag) || scope.active.mappings.has(tag)) notDirect();
      const end = `"@${tag.toLowerCase()}`;
      for (const text of textsOf(map[tag])) this.graph.add(subject, word, literal(text, end));
    }
  }

  #value(value: JsonValue, place: Place): void {
    const { subject, word } = place;
    if (isJsonObject(value)) {
      const members = membersOf(value);
      this.graph.link(subject, word, this.#node(members, this.#typed(members, this.#begin(members, place))));
    } else this.graph.add(subject, word, this.#leaf(value, place));
  }

  #leaf(value: JsonValue, { type, scope }: Place): Value {
    if (typeof value === 'string') return this.#text(value, type, scope);
    if (typeof value !== 'number' && typeof value !== 'boolean') return notDirect();
    return plainLiteral(value, isDatatype(type) ? type : null);
  }

  #text(value: string, type: string | null, scope: Scope): Value {
    if (type === '@id') return addressValue(value);
    return type === '@vocab' ? this.#word(value, scope) : textLiteral(value, type);
  }
}

let scopes = new Scopes();

/** More places than this in one document start the reading over so often that a slower one is quicker. */
const MAX_STARTS = 200;

const attempt = (document: JsonObject): Graph | Missing => {
  const reading = new Reading(scopes);
  try {
    reading.document(document);
    return reading.graph;
  } catch (error) {
    if (error instanceof Missing) return error;
    throw error;
  }
};

/**
 * The graph of a document that uses nothing out of the ordinary: pinned contexts at its head, nodes, texts, whole
 * numbers, dates, addresses and language maps. Null for all other documents, and for those that safe mode refuses:
 * jsonld.js reads them. Nothing in the graph needs an escape other than quotes, backslashes and line ends.
 */
export const directGraph = async (document: JsonObject): Promise<Graph | null> => {
  if (scopes.isFull) scopes = new Scopes();
  try {
    for (let start = 0; start < MAX_STARTS; start += 1) {
      const read = attempt(document);
      if (!(read instanceof Missing)) return read.size === 0 ? null : read;
      await read.make();
    }
  } catch (error) {
    if (error instanceof NotDirect) return null;
    throw error;
  }
  return null;
};
