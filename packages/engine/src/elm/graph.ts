/** A term of a graph: address, node without a name, or literal. */
export type Term = {
  readonly kind: 'iri' | 'blank' | 'literal';
  readonly value: string;
  readonly datatype?: string;
  readonly language?: string;
};

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const XSD = 'http://www.w3.org/2001/XMLSchema#';

const keyOf = ({ kind, value, datatype, language }: Term): string =>
  `${kind} ${language ?? ''} ${datatype ?? ''} ${value}`;

export const isSameTerm = (left: Term, right: Term): boolean => keyOf(left) === keyOf(right);

/** Triples by subject and predicate; each triple once, in the order in which it came. */
export class Graph {
  readonly #objects = new Map<string, Map<string, Map<string, Term>>>();
  readonly #subjects = new Map<string, Term>();

  add(subject: Term, predicate: string, object: Term): void {
    const key = keyOf(subject);
    this.#subjects.set(key, subject);
    const predicates = this.#objects.get(key) ?? new Map<string, Map<string, Term>>();
    const objects = predicates.get(predicate) ?? new Map<string, Term>();
    objects.set(keyOf(object), object);
    this.#objects.set(key, predicates.set(predicate, objects));
  }

  objects(subject: Term, predicate: string): readonly Term[] {
    return [...(this.#objects.get(keyOf(subject))?.get(predicate)?.values() ?? [])];
  }

  predicates(subject: Term): readonly string[] {
    return [...(this.#objects.get(keyOf(subject))?.keys() ?? [])];
  }

  subjects(): readonly Term[] {
    return [...this.#subjects.values()];
  }

  /** Nodes that say of themselves that they are of the class. */
  instances(type: string): readonly Term[] {
    return this.subjects().filter((subject) => this.isA(subject, type));
  }

  isA(node: Term, type: string): boolean {
    return this.objects(node, `${RDF}type`).some(({ value }) => value === type);
  }

  /** Members of an RDF list. */
  list(head: Term): readonly Term[] {
    const members: Term[] = [];
    for (let at: Term | undefined = head; at !== undefined && members.length < 1_000;) {
      const [first] = this.objects(at, `${RDF}first`);
      if (first === undefined) break;
      members.push(first);
      [at] = this.objects(at, `${RDF}rest`);
    }
    return members;
  }
}
