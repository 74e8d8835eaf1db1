import { pinnedContexts } from '@cairn/vocab/contexts';
import { STRICT_IRI } from './strict-iri.ts';

/** Keywords whose aliases may still carry a value of their own; all other aliases are part of the shape. */
const FREE_KEYWORDS: ReadonlySet<string> = new Set(['@id', '@value']);

const definitionId = (definition: unknown): unknown =>
  typeof definition === 'object' && definition !== null && '@id' in definition ? definition['@id'] : definition;

class Vocabulary {
  readonly terms = new Set<string>();
  /** Keys that stand for `@type`, `@language` and so on: what they hold decides how other things are read. */
  readonly shapeKeys = new Set<string>();

  read(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.read(item);
    else if (typeof value === 'object' && value !== null) this.#readObject(value);
  }

  #readObject(node: object): void {
    for (const [key, value] of Object.entries(node)) {
      this.terms.add(key);
      const id = definitionId(value);
      if (typeof id === 'string' && id.startsWith('@') && !FREE_KEYWORDS.has(id)) this.shapeKeys.add(key);
      this.read(value);
    }
  }
}

const vocabulary = new Vocabulary();
for (const { document } of pinnedContexts.values()) vocabulary.read(document);

/** Whether what a key holds belongs to the shape: contexts, types and every keyword but `@value`. */
export const isShapeKey = (key: string): boolean =>
  (key.startsWith('@') && key !== '@value') || vocabulary.shapeKeys.has(key);

/** Terms of pinned contexts that look like addresses. */
export const termsWithColon: ReadonlySet<string> = new Set([...vocabulary.terms].filter((term) => term.includes(':')));

/** Whether a pinned context knows the word: such a text is one of an enumeration and nobody's own words. */
export const isKnownTerm = (text: string): boolean => vocabulary.terms.has(text);

/**
 * What an address with this scheme may be to a pinned context: a compact one, because the scheme is a term; a term, because
 * some terms look like addresses of this scheme; or nothing but an address.
 */
type SchemeKind = 'term' | 'of_terms' | 'plain';

const schemes = new Map<string, SchemeKind>();
const MAX_SCHEMES = 256;

const schemeOf = (text: string): string => text.slice(0, text.indexOf(':'));
const schemesOfTerms: ReadonlySet<string> = new Set([...termsWithColon].map(schemeOf));

const kindOf = (scheme: string): SchemeKind => {
  const known = schemes.get(scheme);
  if (known !== undefined) return known;
  const kind = vocabulary.terms.has(scheme) ? 'term' : schemesOfTerms.has(scheme) ? 'of_terms' : 'plain';
  if (schemes.size < MAX_SCHEMES) schemes.set(scheme, kind);
  return kind;
};

/** Whether no pinned context has a term of this name. */
export const isPlainScheme = (scheme: string): boolean => kindOf(scheme) !== 'term';

/** Whether JSON-LD expansion leaves this text as it is when it stands where an address is expected. */
export const isPlainIri = (text: string): boolean => {
  if (!STRICT_IRI.test(text)) return false;
  const kind = kindOf(schemeOf(text));
  return kind === 'plain' || (kind === 'of_terms' && !termsWithColon.has(text));
};
