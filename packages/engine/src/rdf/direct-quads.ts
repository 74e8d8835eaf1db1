import { pinnedContexts } from '@cairn/vocab/contexts';
import type { Quad } from 'jsonld';
import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { isPlainIri } from '../plan/iri-rules.ts';
import { STRICT_IRI } from '../plan/strict-iri.ts';
import { Missing, NotDirect, type Scope, Scopes, type Term, notDirect } from './scopes.ts';

type RdfTerm = Quad['subject'];
type Literal = RdfTerm & { readonly datatype: RdfTerm; readonly language?: string };

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const named = (value: string): RdfTerm => ({ termType: 'NamedNode', value });
const GRAPH: RdfTerm = { termType: 'DefaultGraph', value: '' };
const TYPE = named(`${RDF}type`);
const LANG_STRING = named(`${RDF}langString`);
const STRING = named(`${XSD}string`);
const BOOLEAN = named(`${XSD}boolean`);
const INTEGER = named(`${XSD}integer`);
const DOUBLE = `${XSD}double`;

/** Language tags that stay as they are but for capitals. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Controls and halves of characters: their canonical form differs from version to version. */
const FOREIGN = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;

const listOf = (value: JsonValue | undefined): readonly (JsonValue | undefined)[] =>
  isJsonList(value) ? value : [value];
const textsOf = (value: JsonValue | undefined): readonly string[] =>
  listOf(value).map((item) => (typeof item === 'string' ? item : notDirect()));

const checked = (text: string): string => (FOREIGN.test(text) ? notDirect() : text);
const address = (text: string): RdfTerm => (isPlainIri(text) ? named(text) : notDirect());

const textLiteral = (value: string, datatype: string | null): Literal => {
  if (datatype === DOUBLE) return notDirect();
  return { termType: 'Literal', value: checked(value), datatype: datatype === null ? STRING : named(datatype) };
};

const plainLiteral = (value: number | boolean, datatype: string | null): Literal => {
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || datatype === DOUBLE)) return notDirect();
  const standard = typeof value === 'number' ? INTEGER : BOOLEAN;
  const text = typeof value === 'number' ? value.toFixed(0) : String(value);
  return { termType: 'Literal', value: text, datatype: datatype === null ? standard : named(datatype) };
};

const isDatatype = (type: string | null): boolean => type !== null && !type.startsWith('@');

/** A value where a property stands, with the scope in which it is read. */
type Place = { readonly scope: Scope; readonly key: string };

/** Where a node's keys are read, and where its types are. */
type NodeScopes = { readonly keys: Scope; readonly types: Scope; readonly typeKey: string | null };

class Reading {
  readonly quads: Quad[] = [];
  readonly #scopes: Scopes;
  #nodes = 0;

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  document(document: JsonObject): void {
    const names = textsOf(document['@context']);
    if (names.length === 0 || !names.every((name) => pinnedContexts.has(name))) notDirect();
    const { '@context': _named, ...rest } = document;
    this.#node(rest, this.#typed(rest, this.#scopes.root(names)));
  }

  /**
   * The scope in which an object begins: a type's context ends, unless nothing but an address stands in the object, and
   * that of the property begins (JSON-LD 1.1 Processing Algorithms, §5.1.2 steps 7 to 9).
   */
  #begin(object: JsonObject, { scope, key }: Place): Scope {
    const keys = Object.keys(object);
    const { previousContext } = scope.active;
    if (previousContext !== undefined && keys.some((name) => scope.iri(name) === '@value')) notDirect();
    const isReference = keys.length === 1 && scope.iri(keys[0] ?? '') === '@id';
    const from = isReference || previousContext === undefined ? scope : this.#scopes.of(previousContext);
    const context = scope.begins(key);
    return context === undefined ? from : this.#scopes.follow({ from, context, kind: 'property' });
  }

  /** Contexts of types, in the order of their names (§5.1.2 step 11). */
  #typed(object: JsonObject, types: Scope): NodeScopes {
    const [typeKey, ...others] = Object.keys(object).filter((key) => types.iri(key) === '@type');
    if (others.length > 0) return notDirect();
    if (typeKey === undefined) return { keys: types, types, typeKey: null };
    const names = textsOf(object[typeKey]);
    let keys = types;
    for (const name of names.toSorted()) {
      const context = types.begins(name);
      if (context !== undefined) keys = this.#scopes.follow({ from: keys, context, kind: 'type' });
    }
    return { keys, types, typeKey };
  }

  #node(object: JsonObject, scopes: NodeScopes): RdfTerm {
    const entries = Object.entries(object);
    if (entries.length === 0) return notDirect();
    const subject = this.#subject(object, scopes.keys);
    for (const [key, value] of entries) {
      const term = scopes.keys.term(key);
      if ((term.role === 'type') !== (key === scopes.typeKey)) notDirect();
      if (term.role === 'type') this.#types(subject, value, scopes.types);
      else if (term.role === 'property') this.#property(subject, { term, key, value, scope: scopes.keys });
    }
    return subject;
  }

  #subject(object: JsonObject, scope: Scope): RdfTerm {
    const [key, ...others] = Object.keys(object).filter((name) => scope.iri(name) === '@id');
    if (others.length > 0) return notDirect();
    if (key === undefined) {
      this.#nodes += 1;
      return { termType: 'BlankNode', value: `b${this.#nodes}` };
    }
    const id = object[key];
    return typeof id === 'string' ? address(id) : notDirect();
  }

  #types(subject: RdfTerm, value: JsonValue, scope: Scope): void {
    for (const name of textsOf(value)) this.#add(subject, TYPE, this.#word(name, scope));
  }

  /** A word of the vocabulary or an address (§5.2.2, with vocab). */
  #word(name: string, scope: Scope): RdfTerm {
    if (!scope.active.mappings.has(name)) return address(name);
    const iri = scope.iri(name);
    return typeof iri === 'string' && STRICT_IRI.test(iri) ? named(iri) : notDirect();
  }

  #property(
    subject: RdfTerm,
    { term, key, value, scope }: { readonly term: Term; readonly key: string; readonly value: JsonValue } & Place,
  ): void {
    const predicate = named(term.iri);
    const inner = term.hasOwnScope
      ? this.#scopes.follow({ from: scope, context: scope.begins(key), kind: 'property' })
      : scope;
    if (term.isLanguageMap && isJsonObject(value)) {
      // Looked up for its faults: what is said here may not be changed inside.
      inner.term(key);
      for (const literal of this.#languages(value, inner)) this.#add(subject, predicate, literal);
      return;
    }
    for (const item of listOf(value)) {
      this.#add(subject, predicate, this.#value(item ?? null, { scope: inner, key }));
    }
  }

  #languages(map: JsonObject, scope: Scope): readonly Literal[] {
    return Object.entries(map).flatMap(([tag, value]) => {
      if (!LANGUAGE.test(tag) || scope.active.mappings.has(tag)) return notDirect();
      const language = tag.toLowerCase();
      return textsOf(value).map((text) => {
        return { termType: 'Literal', value: checked(text), datatype: LANG_STRING, language };
      });
    });
  }

  #value(value: JsonValue, place: Place): RdfTerm {
    if (isJsonObject(value)) {
      if (place.scope.term(place.key).role !== 'property') return notDirect();
      return this.#node(value, this.#typed(value, this.#begin(value, place)));
    }
    const { type } = place.scope.term(place.key);
    if (typeof value === 'string') return this.#text(value, type, place.scope);
    if (typeof value !== 'number' && typeof value !== 'boolean') return notDirect();
    return plainLiteral(value, isDatatype(type) ? type : null);
  }

  #text(value: string, type: string | null, scope: Scope): RdfTerm {
    if (type === '@id') return address(value);
    return type === '@vocab' ? this.#word(value, scope) : textLiteral(value, type);
  }

  #add(subject: RdfTerm, predicate: RdfTerm, object: RdfTerm): void {
    this.quads.push({ subject, predicate, object, graph: GRAPH });
  }
}

let scopes = new Scopes();

/** More places than this in one document start the reading over so often that a slower one is quicker. */
const MAX_STARTS = 200;

const attempt = (document: JsonObject): readonly Quad[] | Missing => {
  const reading = new Reading(scopes);
  try {
    reading.document(document);
    return reading.quads;
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
export const directQuads = async (document: JsonObject): Promise<readonly Quad[] | null> => {
  if (scopes.isFull) scopes = new Scopes();
  try {
    for (let start = 0; start < MAX_STARTS; start += 1) {
      const read = attempt(document);
      if (!(read instanceof Missing)) return read.length === 0 ? null : read;
      await read.make();
    }
  } catch (error) {
    if (error instanceof NotDirect) return null;
    throw error;
  }
  return null;
};
