/// <reference path="./rdf-packages.d.ts" />
import contextProcessing from 'jsonld/lib/context.js';
import type { ActiveContext } from 'jsonld/lib/expand.js';
import { STRICT_IRI } from '../plan/strict-iri.ts';
import { type Word, wordOf } from './graph.ts';
import { KeptResolver } from './kept-contexts.ts';
import { processingOptions } from './processing-options.ts';

/** Thrown for everything that the direct reading does not know; a slower one decides. Never leaves this folder. */
export class NotDirect extends Error {}

export const notDirect = (): never => {
  throw new NotDirect();
};

/** A scope that is not there yet. Making one takes jsonld.js, which does not do it at once. */
export class Missing extends Error {
  readonly make: () => Promise<void>;
  constructor(make: () => Promise<void>) {
    super();
    this.make = make;
  }
}

/** What a key means in one place. */
export type Term = { readonly role: 'id' | 'type' } | Property;

export type Property = {
  readonly role: 'property';
  readonly word: Word;
  /** `@id`, `@vocab`, the address of a datatype, or nothing. */
  readonly type: string | null;
  readonly isLanguageMap: boolean;
  readonly hasOwnScope: boolean;
};

type Definition = Readonly<Record<string, unknown>>;

const isDefinition = (value: unknown): value is Definition => typeof value === 'object' && value !== null;

/** Members of a definition that change how values are read, beyond what is known here. */
const UNKNOWN_MEMBERS = ['@language', '@direction', '@index', '@nest'] as const;

const ROLES: ReadonlyMap<string, Term> = new Map([
  ['@id', { role: 'id' }],
  ['@type', { role: 'type' }],
]);

const CODED: ReadonlySet<unknown> = new Set(['@id', '@vocab', '@none']);

const typeOf = (type: unknown): string | null => {
  if (type === undefined || type === null) return null;
  if (typeof type !== 'string' || (!CODED.has(type) && !STRICT_IRI.test(type))) return notDirect();
  return type === '@none' ? null : type;
};

const isLanguageMap = (container: unknown): boolean => {
  if (container === undefined) return false;
  const all: readonly unknown[] = Array.isArray(container) ? container : notDirect();
  if (!all.every((kind) => kind === '@set' || kind === '@language')) notDirect();
  return all.includes('@language');
};

const readTerm = (definition: Definition): Term => {
  const iri = definition['@id'];
  if (typeof iri !== 'string' || definition['reverse'] === true) return notDirect();
  if (UNKNOWN_MEMBERS.some((member) => member in definition)) return notDirect();
  const keyword = ROLES.get(iri);
  if (keyword !== undefined) return keyword;
  if (!STRICT_IRI.test(iri)) return notDirect();
  return {
    role: 'property',
    word: wordOf(iri),
    type: typeOf(definition['@type']),
    isLanguageMap: isLanguageMap(definition['@container']),
    hasOwnScope: definition['@context'] !== undefined,
  };
};

const oneOrNone = ([key, ...others]: readonly string[]): string | null =>
  others.length > 0 ? notDirect() : (key ?? null);

/** One active context of jsonld.js, and the ways that lead on from it. */
export class Scope {
  readonly active: ActiveContext;
  /** By the very context that begins: the same name may begin another one in another place. */
  readonly ways = { property: new Map<unknown, Scope>(), type: new Map<unknown, Scope>() };
  /** The keys that stand for `@id` and `@type`, and those for `@value`. */
  readonly idKey: string | null;
  readonly typeKey: string | null;
  readonly valueKeys: readonly string[];
  readonly #terms = new Map<string, Term>();

  constructor(active: ActiveContext) {
    if ('@language' in active || '@direction' in active) notDirect();
    this.active = active;
    const keysOf = (keyword: string): readonly string[] =>
      [...active.mappings.keys()].filter((key) => this.iri(key) === keyword);
    this.idKey = oneOrNone(keysOf('@id'));
    this.typeKey = oneOrNone(keysOf('@type'));
    this.valueKeys = keysOf('@value');
  }

  #definition(key: string): Definition | null {
    const definition = this.active.mappings.get(key);
    return isDefinition(definition) ? definition : null;
  }

  /** What a key or a type stands for, without looking at how its values are read. */
  iri(key: string): unknown {
    return this.#definition(key)?.['@id'];
  }

  /** The context that begins with a property or a type; undefined where none does. */
  begins(key: string): unknown {
    return this.#definition(key)?.['@context'];
  }

  term(key: string): Term {
    const known = this.#terms.get(key);
    if (known !== undefined) return known;
    const definition = this.#definition(key);
    if (definition === null) return notDirect();
    const term = readTerm(definition);
    this.#terms.set(key, term);
    return term;
  }
}

/** Ways that are kept, over all scopes; then everything starts anew. */
const MAX_WAYS = 4_000;

/** How a way goes on: by the context of a property or by that of a type. */
type Step = { readonly from: Scope; readonly context: unknown; readonly kind: 'property' | 'type' };

/**
 * Scopes by the way that leads to them. Every context is processed by jsonld.js itself, once; documents then only follow
 * the ways.
 */
export class Scopes {
  readonly #resolver = new KeptResolver();
  readonly #byContext = new WeakMap<ActiveContext, Scope>();
  readonly #roots = new Map<string, Scope>();
  #count = 0;

  get isFull(): boolean {
    return this.#count > MAX_WAYS || this.#resolver.isFull;
  }

  of(active: ActiveContext): Scope {
    const known = this.#byContext.get(active);
    if (known !== undefined) return known;
    const made = new Scope(active);
    this.#byContext.set(active, made);
    return made;
  }

  /** The scope of a document that names these contexts. */
  root(contexts: readonly string[]): Scope {
    const name = JSON.stringify(contexts);
    const known = this.#roots.get(name);
    if (known !== undefined) return known;
    throw new Missing(async () => {
      this.#count += 1;
      this.#roots.set(name, await this.#process({ from: null, context: contexts, kind: 'property' }));
    });
  }

  /** The scope to which a step leads. */
  follow({ from, context, kind }: Step): Scope {
    const known = from.ways[kind].get(context);
    if (known !== undefined) return known;
    throw new Missing(async () => {
      this.#count += 1;
      from.ways[kind].set(context, await this.#process({ from, context, kind }));
    });
  }

  async #process({ from, context, kind }: Omit<Step, 'from'> & { readonly from: Scope | null }): Promise<Scope> {
    const active = await contextProcessing
      .process({
        activeCtx: from?.active ?? this.#resolver.initial,
        localCtx: context,
        options: processingOptions(this.#resolver),
        propagate: kind === 'property',
        overrideProtected: kind === 'property' && from !== null,
      })
      // What jsonld.js says of a context that it cannot process, it says again in the slower reading.
      .catch(notDirect);
    return this.of(active);
  }
}
