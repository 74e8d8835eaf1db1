import { type Result, fail, ok } from '../result.ts';
import { type Graph, RDF, type Term, XSD } from './graph.ts';

class TurtleRefused extends Error {}

const refuse = (): never => {
  throw new TurtleRefused();
};

const SPACE = /(?:\s|#[^\n]*)*/y;
const IRI = /<([^<>"{}|^`\\\s]*)>/y;
const NAME = /([A-Za-z][\w-]*)?:((?:[\w%-](?:[\w.%-]*[\w%-])?)?)/y;
const BLANK = /_:([\w-]+)/y;
const WORD = /(?:@prefix|PREFIX|@base|BASE|a(?=[\s<[])|true|false)/y;
const NUMBER = /[+-]?(?:\d+\.\d+|\.\d+|\d+)/y;
const STRING = /"""([\s\S]*?)"""|'''([\s\S]*?)'''|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/y;
const LANGUAGE = /@([A-Za-z]+(?:-[A-Za-z0-9]+)*)/y;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescape = (text: string): string =>
  text.replaceAll(/\\(?:u([0-9A-Fa-f]{4})|(.))/gs, (_, hex: string | undefined, plain: string | undefined) =>
    hex === undefined ? (ESCAPES[plain ?? ''] ?? plain ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Nodes without a name stay apart between files by this number. */
let files = 0;

class Reader {
  readonly #text: string;
  readonly #graph: Graph;
  readonly #prefixes = new Map<string, string>();
  readonly #file = (files += 1);
  #at = 0;
  #blanks = 0;

  constructor(text: string, graph: Graph) {
    this.#text = text;
    this.#graph = graph;
  }

  document(): void {
    for (this.#space(); this.#at < this.#text.length; this.#space()) this.#statement();
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    this.#space();
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  #take(character: string): boolean {
    this.#space();
    if (!this.#text.startsWith(character, this.#at)) return false;
    this.#at += character.length;
    return true;
  }

  #statement(): void {
    const word = this.#match(WORD)?.[0];
    if (word === '@prefix' || word === 'PREFIX') return this.#prefix(word);
    if (word !== undefined) refuse();
    const subject = this.#node();
    this.#predicates(subject);
    if (!this.#take('.')) refuse();
  }

  #prefix(word: string): void {
    const name = this.#match(NAME)?.[1] ?? '';
    const iri = this.#match(IRI)?.[1] ?? refuse();
    this.#prefixes.set(name, iri);
    if (word === '@prefix' && !this.#take('.')) refuse();
  }

  #predicates(subject: Term): void {
    for (;;) {
      this.#space();
      if (/[.\]]/.test(this.#text.charAt(this.#at))) return;
      const predicate = this.#match(WORD)?.[0] === 'a' ? `${RDF}type` : this.#node().value;
      do this.#graph.add(subject, predicate, this.#node());
      while (this.#take(','));
      if (!this.#take(';')) return;
      while (this.#take(';'));
    }
  }

  #fresh(): Term {
    this.#blanks += 1;
    return { kind: 'blank', value: `f${this.#file}n${this.#blanks}` };
  }

  #node(): Term {
    if (this.#take('[')) return this.#anonymous();
    if (this.#take('(')) return this.#collection();
    const iri = this.#match(IRI);
    if (iri !== null) return { kind: 'iri', value: iri[1] ?? '' };
    return this.#literal() ?? this.#named();
  }

  #named(): Term {
    const blank = this.#match(BLANK);
    if (blank !== null) return { kind: 'blank', value: `f${this.#file}b${blank[1] ?? ''}` };
    const name = this.#match(NAME);
    const base = this.#prefixes.get(name?.[1] ?? '');
    return name === null || base === undefined ? refuse() : { kind: 'iri', value: `${base}${name[2] ?? ''}` };
  }

  #anonymous(): Term {
    const node = this.#fresh();
    this.#predicates(node);
    return this.#take(']') ? node : refuse();
  }

  #collection(): Term {
    if (this.#take(')')) return { kind: 'iri', value: `${RDF}nil` };
    const node = this.#fresh();
    this.#graph.add(node, `${RDF}first`, this.#node());
    this.#graph.add(node, `${RDF}rest`, this.#collection());
    return node;
  }

  #literal(): Term | null {
    const string = this.#match(STRING);
    if (string !== null) return this.#string(string.slice(1).find((part) => part !== undefined) ?? '');
    const number = this.#match(NUMBER)?.[0];
    if (number !== undefined) {
      return { kind: 'literal', value: number, datatype: `${XSD}${number.includes('.') ? 'decimal' : 'integer'}` };
    }
    const word = this.#match(/true|false/y)?.[0];
    return word === undefined ? null : { kind: 'literal', value: word, datatype: `${XSD}boolean` };
  }

  #string(text: string): Term {
    const value = unescape(text);
    if (this.#take('^^')) return { kind: 'literal', value, datatype: this.#node().value };
    LANGUAGE.lastIndex = this.#at;
    const language = LANGUAGE.exec(this.#text);
    if (language === null) return { kind: 'literal', value, datatype: `${XSD}string` };
    this.#at = LANGUAGE.lastIndex;
    return { kind: 'literal', value, datatype: `${RDF}langString`, language: (language[1] ?? '').toLowerCase() };
  }
}

/**
 * Reads the part of Turtle that shape files use (RDF 1.1 Turtle): prefixes, lists, nodes in brackets, literals. Files
 * come from the operator, never from a credential.
 */
export const readTurtle = (text: string, graph: Graph): Result<null, 'syntax'> => {
  try {
    new Reader(text, graph).document();
    return ok(null);
  } catch (error) {
    if (error instanceof TurtleRefused) return fail('syntax');
    throw error;
  }
};
