import type { Quad } from 'jsonld';
import { escapeLiteral } from './escape-literal.ts';
import type { Hollow } from './find-holes.ts';

/** Piece of a line: fixed text, the value of a slot, or the label of a blank node. */
export type Part = string | { readonly slot: number } | { readonly node: number };

export type Line = {
  readonly parts: readonly Part[];
  /** Number of the blank node that the line is about; null for an address. */
  readonly subjectNode: number | null;
  readonly objectNode: number | null;
};

export type Lines = {
  readonly lines: readonly Line[];
  readonly nodeCount: number;
  /** Slots that stand as a subject, and fixed subjects. */
  readonly subjectSlots: readonly number[];
  readonly fixedSubjects: readonly string[];
};

type Literal = Quad['object'] & { readonly datatype?: { readonly value: string }; readonly language?: string };

const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

const literalEnd = ({ datatype, language }: Literal): string => {
  if (datatype?.value === LANG_STRING) return language === undefined || language === '' ? '"' : `"@${language}`;
  return datatype === undefined || datatype.value === XSD_STRING ? '"' : `"^^<${datatype.value}>`;
};

const joinTexts = (parts: readonly Part[]): readonly Part[] => {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
};

class LineMaker {
  readonly #slots: ReadonlyMap<string, number>;
  readonly #nodes = new Map<string, number>();

  constructor(slots: ReadonlyMap<string, number>) {
    this.#slots = slots;
  }

  get nodeCount(): number {
    return this.#nodes.size;
  }

  node(label: string): number {
    const known = this.#nodes.get(label);
    if (known !== undefined) return known;
    this.#nodes.set(label, this.#nodes.size);
    return this.#nodes.size - 1;
  }

  #value(text: string, escape: (text: string) => string): Part {
    const slot = this.#slots.get(text);
    return slot === undefined ? escape(text) : { slot };
  }

  #term(term: Quad['subject']): readonly Part[] {
    if (term.termType === 'BlankNode') return [{ node: this.node(term.value) }];
    if (term.termType === 'NamedNode') return ['<', this.#value(term.value, (text) => text), '>'];
    return ['"', this.#value(term.value, escapeLiteral), literalEnd(term)];
  }

  line({ subject, predicate, object }: Quad): Line {
    return {
      parts: joinTexts([...this.#term(subject), ` <${predicate.value}> `, ...this.#term(object), ' .\n']),
      subjectNode: subject.termType === 'BlankNode' ? this.node(subject.value) : null,
      objectNode: object.termType === 'BlankNode' ? this.node(object.value) : null,
    };
  }
}

/**
 * The graph as line templates. Null for a graph that has named graphs, or fixed text that N-Quads writes with escapes
 * which a plan does not know.
 */
export const makeLines = (hollow: Hollow, slots: ReadonlyMap<string, number>): Lines | null => {
  const { quads } = hollow;
  if (quads.some(({ graph }) => graph.termType !== 'DefaultGraph')) return null;
  const maker = new LineMaker(slots);
  const lines = quads.map((quad) => maker.line(quad));
  const subjects = new Set(quads.filter(({ subject }) => subject.termType === 'NamedNode').map((q) => q.subject.value));
  return {
    lines,
    nodeCount: maker.nodeCount,
    subjectSlots: [...subjects].flatMap((subject) => slots.get(subject) ?? []),
    fixedSubjects: [...subjects].filter((subject) => !slots.has(subject)),
  };
};

/** Text of a line when every slot and every label is known. */
export const lineText = (
  line: Line,
  text: { readonly slot: (slot: number) => string; readonly node: (node: number) => string },
): string =>
  line.parts
    .map((part) => (typeof part === 'string' ? part : 'slot' in part ? text.slot(part.slot) : text.node(part.node)))
    .join('');
