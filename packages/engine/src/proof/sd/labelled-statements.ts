import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Quad, Term } from 'jsonld';
import type { JsonObject } from '../../json/json-types.ts';
import { type RdfFault, canonizeQuads, quadLine, toQuads } from '../../rdf/canonize.ts';
import type { InstalledContexts } from '../../rdf/context-policy.ts';
import { readsPlainly } from '../../rdf/plain-reading.ts';
import { giveNames, takeNames } from '../../rdf/skolem.ts';
import { type Result, fail, ok } from '../../result.ts';
import { base64urlEncode } from '../../text/base64url.ts';
import { utf8Encode } from '../../text/utf8.ts';
import { selectParts } from './select-parts.ts';
import { relabelled } from './statements.ts';

export type StatementsFault = RdfFault | 'ambiguous_meaning' | 'no_such_path';

/** Some of the statements: at which places they stand among all, and the same nodes as they are without the others. */
export type Selection = {
  readonly places: ReadonlySet<number>;
  /** Labels that a reader of these statements alone gives, and the secret's label for each. */
  readonly labels: ReadonlyMap<string, string>;
};

const labelFor = (secret: Uint8Array, canonical: string): string =>
  `u${base64urlEncode(hmac(sha256, secret, utf8Encode(canonical)))}`;

const labelledBy =
  (labels: ReadonlyMap<string, string>) =>
  <Any extends Term>(term: Any): Any =>
    term.termType === 'BlankNode' ? { ...term, value: labels.get(term.value) ?? '' } : term;

const lineOf = ({ subject, predicate, object, graph }: Quad, labels: ReadonlyMap<string, string>): string => {
  const label = labelledBy(labels);
  return quadLine({ subject: label(subject), predicate, object: label(object), graph: label(graph) });
};

type Made = {
  readonly lines: readonly string[];
  readonly named: JsonObject;
  readonly labels: ReadonlyMap<string, string>;
  readonly contexts: InstalledContexts;
};

/**
 * The statements of a credential in the order of labels that only who knows the secret can give, so that labels tell
 * nothing about what is not shown (Data Integrity ECDSA 1.0, §3.4.16 `canonicalizeAndGroup`).
 */
export class LabelledStatements {
  readonly lines: readonly string[];
  readonly #named: JsonObject;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #contexts: InstalledContexts;

  private constructor({ lines, named, labels, contexts }: Made) {
    this.lines = lines;
    this.#named = named;
    this.#labels = labels;
    this.#contexts = contexts;
  }

  static async of(
    document: JsonObject,
    secret: Uint8Array,
    contexts: InstalledContexts,
  ): Promise<Result<LabelledStatements, StatementsFault>> {
    const named = await giveNames(document, contexts);
    if (named === null) return fail('undefined_term');
    const quads = await toQuads(named, contexts);
    if (!quads.ok) return quads;
    const nameless = takeNames(quads.value);
    if (!readsPlainly(document, nameless)) return fail('ambiguous_meaning');
    const canonical = new Map<string, string>();
    const text = await canonizeQuads(nameless, 'sha256', canonical);
    if (!text.ok) return text;
    const byCanonical = new Map([...canonical.values()].map((label) => [label, labelFor(secret, label)]));
    const lines = relabelled(text.value, byCanonical) ?? [];
    const labels = new Map([...canonical].map(([label, to]) => [label, byCanonical.get(to) ?? '']));
    return ok(new LabelledStatements({ lines, named, labels, contexts }));
  }

  async select(pointers: readonly string[]): Promise<Result<Selection, StatementsFault>> {
    if (pointers.length === 0) return ok({ places: new Set(), labels: new Map() });
    const part = selectParts(this.#named, pointers);
    if (part === null) return fail('no_such_path');
    const quads = await toQuads(part, this.#contexts);
    if (!quads.ok) return quads;
    const nameless = takeNames(quads.value);
    const canonical = new Map<string, string>();
    const text = await canonizeQuads(nameless, 'sha256', canonical);
    if (!text.ok) return text;
    const chosen = new Set(nameless.map((quad) => lineOf(quad, this.#labels)));
    const places = new Set(this.lines.flatMap((line, at) => (chosen.has(line) ? [at] : [])));
    if (places.size !== chosen.size) return fail('ambiguous_meaning');
    return ok({ places, labels: new Map([...canonical].map(([label, to]) => [to, this.#labels.get(label) ?? ''])) });
  }
}
