/** A graph as its subjects with what is said about each, in the words of N-Quads. What is written often is shared. */

/** A property. All documents share theirs; there are no more than the pinned contexts define. */
export type Word = {
  readonly iri: string;
  /** With the spaces around it. */
  readonly text: string;
  /** Its place among all words that were met, in the order of their texts. */
  rank: number;
};

const words = new Map<string, Word>();

const byText = (left: Word, right: Word): number => (left.text < right.text ? -1 : 1);

export const wordOf = (iri: string): Word => {
  const known = words.get(iri);
  if (known !== undefined) return known;
  const word = { iri, text: ` <${iri}> `, rank: 0 };
  words.set(iri, word);
  [...words.values()].sort(byText).forEach((each, rank) => {
    each.rank = rank;
  });
  return word;
};

/** What is said about a subject. */
export type Row = {
  readonly predicate: Word;
  /** An address or a literal as N-Quads write it; empty where a blank node is meant. */
  readonly object: string;
  readonly node: GraphNode | null;
  /** Whether nothing but ASCII stands in it. */
  readonly isAscii: boolean;
};

export type GraphNode = {
  /** Null for a blank node. */
  readonly iri: string | null;
  /** How N-Quads name it; a blank node gets its name from canonicalization. */
  label: string;
  readonly rows: Row[];
  /** The one statement in which a blank node is the object. */
  origin: { readonly subject: GraphNode; readonly row: Row } | null;
};

/** What another blank node is called while a first-degree hash is taken (RDFC-1.0, §4.6). */
const OTHER = '_:z';

/** A graph without names for its blank nodes: each stands inside of one other node, or is the root. */
export class Graph {
  readonly subjects: GraphNode[] = [];
  readonly blanks: GraphNode[] = [];
  size = 0;
  readonly #byIri = new Map<string, GraphNode>();

  named(iri: string): GraphNode {
    const known = this.#byIri.get(iri);
    if (known !== undefined) return known;
    const node: GraphNode = { iri, label: `<${iri}>`, rows: [], origin: null };
    this.#byIri.set(iri, node);
    this.subjects.push(node);
    return node;
  }

  blank(): GraphNode {
    const node: GraphNode = { iri: null, label: OTHER, rows: [], origin: null };
    this.blanks.push(node);
    this.subjects.push(node);
    return node;
  }

  add(subject: GraphNode, predicate: Word, value: { readonly object: string; readonly isAscii: boolean }): void {
    this.size += 1;
    subject.rows.push({ predicate, object: value.object, node: null, isAscii: value.isAscii });
  }

  link(subject: GraphNode, predicate: Word, node: GraphNode): void {
    this.size += 1;
    const isBlank = node.iri === null;
    const row = { predicate, object: isBlank ? '' : node.label, node: isBlank ? node : null, isAscii: true };
    if (isBlank) node.origin = { subject, row };
    subject.rows.push(row);
  }
}
