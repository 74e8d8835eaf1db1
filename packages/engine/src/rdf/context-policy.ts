import { pinnedContexts } from '@cairn/vocab/contexts';
import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { type Result, fail, ok } from '../result.ts';

/** Contexts that an operator installed besides the pinned ones, by address. */
export type InstalledContexts = ReadonlyMap<string, object>;

export type ShapeFault = {
  readonly code: 'inline_context' | 'unknown_context' | 'forbidden_keyword' | 'forbidden_key' | 'too_complex';
  /** The context address or the key that was refused. */
  readonly what: string;
};

/** Most members and list entries that one document may have in all; larger ones stall canonicalization. */
const MAX_TOTAL = 10_000;

/** Most entries of one list or object: JSON-LD processors compare the values of a property pair by pair. */
const MAX_ENTRIES = 1_000;

/**
 * Keywords that a credential may use besides `@context`. All others (`@id`, `@graph`, `@nest`, `@reverse` …) give a JSON
 * text two readings, one by its plain keys and one as a graph.
 */
const VALUE_KEYWORDS: ReadonlySet<string> = new Set(['@value', '@language', '@direction', '@none']);

/** An address or a compact address as a key could say `validUntil` or `credentialStatus` where no reader looks. */
const PLAIN_KEY = /^[\x20-\x39\x3b-\x7e]*$/;

/**
 * Names of classes (`Criteria`) and language tags in capitals (`EN`) mean the same to a graph as the property and the
 * language in small letters, but not to a reader of plain keys. No pinned property starts with a capital.
 */
const DISGUISED_KEY = /^(?:[A-Z]|[a-z]{0,2}[A-Z][A-Za-z]{0,2}(?:-|$))/;

/** Keys found plain before: documents share theirs. */
const plainKeys = new Set<string>();
const MAX_PLAIN_KEYS = 2_000;
const LONGEST_KEPT = 64;

const isPlain = (key: string): boolean => {
  if (plainKeys.has(key)) return true;
  if (!PLAIN_KEY.test(key) || DISGUISED_KEY.test(key)) return false;
  if (plainKeys.size < MAX_PLAIN_KEYS && key.length <= LONGEST_KEPT) plainKeys.add(key);
  return true;
};

/** Walked through and not asked for its keys: a list of them would be made for every object of every document. */
const sizeOf = (node: JsonObject): number => {
  let size = 0;
  for (const _key in node) size += 1;
  return size;
};

/**
 * `accepted` lets a document bring definitions of its own, which can turn the meaning of a signed text round. Public
 * conformance suites ask for it; nothing that people rely on may.
 */
export type InlineContexts = 'refused' | 'accepted';

class Walker {
  readonly #installed: InstalledContexts;
  readonly #inline: InlineContexts;
  #entries = 0;

  constructor(installed: InstalledContexts, inline: InlineContexts) {
    this.#installed = installed;
    this.#inline = inline;
  }

  walk(value: JsonValue): ShapeFault | null {
    if (isJsonList(value)) return this.#count(value.length) ?? this.#all(value);
    return isJsonObject(value) ? (this.#count(sizeOf(value)) ?? this.#object(value)) : null;
  }

  #count(more: number): ShapeFault | null {
    this.#entries += more;
    const isTooMuch = more > MAX_ENTRIES || this.#entries > MAX_TOTAL;
    return isTooMuch ? { code: 'too_complex', what: String(more > MAX_ENTRIES ? MAX_ENTRIES : MAX_TOTAL) } : null;
  }

  #all(list: readonly JsonValue[]): ShapeFault | null {
    for (const item of list) {
      const fault = this.walk(item);
      if (fault !== null) return fault;
    }
    return null;
  }

  #object(node: JsonObject): ShapeFault | null {
    for (const key in node) {
      const fault = key === '@context' ? this.#context(node[key]) : (this.#key(key) ?? this.walk(node[key] ?? null));
      if (fault !== null) return fault;
    }
    return null;
  }

  #key(key: string): ShapeFault | null {
    if (key.startsWith('@')) return VALUE_KEYWORDS.has(key) ? null : { code: 'forbidden_keyword', what: key };
    return isPlain(key) ? null : { code: 'forbidden_key', what: key };
  }

  #context(context: JsonValue | undefined): ShapeFault | null {
    for (const entry of isJsonList(context) ? context : [context]) {
      if (this.#inline === 'accepted' && isJsonObject(entry)) continue;
      if (typeof entry !== 'string') return { code: 'inline_context', what: isJsonObject(entry) ? 'object' : 'null' };
      if (!pinnedContexts.has(entry) && !this.#installed.has(entry)) return { code: 'unknown_context', what: entry };
    }
    return null;
  }
}

/**
 * Whether a document's plain keys and its graph can only mean the same: contexts by exact pinned address, no context
 * written into the document, no keywords or addresses as keys, keys in ASCII (VC Data Integrity 1.0, §2.4.1 and §4.6).
 */
export const checkContexts = (
  document: JsonObject,
  installed: InstalledContexts,
  inline: InlineContexts = 'refused',
): Result<null, ShapeFault> => {
  const fault = new Walker(installed, inline).walk(document);
  return fault === null ? ok(null) : fail(fault);
};
