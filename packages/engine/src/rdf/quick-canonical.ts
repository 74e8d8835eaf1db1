import type { Quad } from 'jsonld';
import { escapeLiteral } from '../plan/escape-literal.ts';
import type { HashNow } from '../plan/program.ts';
import { compareBytes } from '../text/bytes.ts';
import { TextWriter } from '../text/text-writer.ts';
import { utf8Encode } from '../text/utf8.ts';

const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

type Term = Quad['object'];
type Literal = Term & { readonly datatype?: { readonly value: string }; readonly language?: string };

/** A word of a vocabulary as N-Quads write it; all documents share theirs. */
type Word = { readonly text: string; readonly bytes: Uint8Array };

/** A statement about a subject; the subject is an address, or a blank node under the name that it has in the graph. */
type Row = { readonly subject: Subject; readonly predicate: Word; readonly object: Term };
type Subject = { readonly node: string | null; readonly text: string; readonly rows: Row[] };

/** What a blank node is called. */
type NameOf = (node: string) => string;

const words = new Map<string, Word>();
const MAX_WORDS = 2_000;

const wordOf = (iri: string): Word => {
  const known = words.get(iri);
  if (known !== undefined) return known;
  const word = { text: `<${iri}>`, bytes: utf8Encode(` <${iri}> `) };
  if (words.size >= MAX_WORDS) words.clear();
  words.set(iri, word);
  return word;
};

const literalEnd = ({ datatype, language }: Literal): string => {
  if (datatype?.value === LANG_STRING) return `"@${language ?? ''}`;
  return datatype === undefined || datatype.value === XSD_STRING ? '"' : `"^^<${datatype.value}>`;
};

const textOf = (term: Term, nameOf: NameOf): string => {
  if (term.termType === 'BlankNode') return nameOf(term.value);
  return term.termType === 'NamedNode' ? `<${term.value}>` : `"${escapeLiteral(term.value)}${literalEnd(term)}`;
};

const compareTexts = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);

/**
 * The order of two lines about one subject. Terms are compared one by one: where one is the beginning of another, its
 * line goes on with a space, which stands before everything that a term can go on with.
 */
const compareRows = (left: Row, right: Row, nameOf: NameOf): number =>
  left.predicate === right.predicate
    ? compareTexts(textOf(left.object, nameOf), textOf(right.object, nameOf))
    : compareTexts(left.predicate.text, right.predicate.text);

const subjectName = ({ node, text }: Subject, nameOf: NameOf): string => (node === null ? text : nameOf(node));

const writer = new TextWriter();

const writeObject = (term: Term, nameOf: NameOf): void => {
  if (term.termType === 'BlankNode') writer.write(nameOf(term.value));
  else if (term.termType === 'NamedNode') {
    writer.write('<');
    writer.write(term.value);
    writer.write('>');
  } else {
    writer.write('"');
    writer.write(escapeLiteral(term.value));
    writer.write(literalEnd(term));
  }
};

const writeRow = ({ predicate, object }: Row, nameOf: NameOf): void => {
  writer.copy(predicate.bytes);
  writeObject(object, nameOf);
  writer.write(' .\n');
};

/** A graph by its subjects; an address has a colon and the name of a node has none. */
const subjectsOf = (quads: readonly Quad[]): readonly Subject[] => {
  const subjects = new Map<string, Subject>();
  for (const { subject, predicate, object } of quads) {
    const { value, termType } = subject;
    let about = subjects.get(value);
    if (about === undefined) {
      about = { node: termType === 'BlankNode' ? value : null, text: `<${value}>`, rows: [] };
      subjects.set(value, about);
    }
    about.rows.push({ subject: about, predicate: wordOf(predicate.value), object });
  }
  return [...subjects.values()];
};

/** For each blank node the statements in which it stands. */
const rowsByNode = (subjects: readonly Subject[]): ReadonlyMap<string, readonly Row[]> => {
  const byNode = new Map<string, Row[]>();
  const add = (node: string, row: Row): void => {
    const about = byNode.get(node);
    if (about === undefined) byNode.set(node, [row]);
    else about.push(row);
  };
  for (const { node, rows } of subjects) {
    for (const row of rows) {
      const { termType, value } = row.object;
      if (node !== null) add(node, row);
      if (termType === 'BlankNode' && value !== node) add(value, row);
    }
  }
  return byNode;
};

/** What the first-degree hash of a node is taken of (RDFC-1.0, §4.6): the node itself is `_:a`, every other one `_:z`. */
const writeAbout = (node: string, about: readonly Row[]): Uint8Array => {
  const nameOf = (other: string): string => (other === node ? '_:a' : '_:z');
  const rows = about.toSorted(
    (left, right) =>
      compareTexts(subjectName(left.subject, nameOf), subjectName(right.subject, nameOf)) ||
      compareRows(left, right, nameOf),
  );
  writer.begin();
  for (const row of rows) {
    writer.write(subjectName(row.subject, nameOf));
    writeRow(row, nameOf);
  }
  return writer.written();
};

/** Labels by first-degree hashes; null when two nodes look alike and the second stage is needed (§4.8). */
const labelsOf = (subjects: readonly Subject[], hash: HashNow): ReadonlyMap<string, string> | null => {
  const hashed = [...rowsByNode(subjects)].map(([node, about]) => ({ node, hash: hash(writeAbout(node, about)) }));
  hashed.sort((left, right) => compareBytes(left.hash, right.hash));
  const isTwice = hashed.some((each, at) => at > 0 && compareBytes(hashed[at - 1]?.hash ?? each.hash, each.hash) === 0);
  return isTwice ? null : new Map(hashed.map(({ node }, rank) => [node, `_:c14n${rank}`]));
};

/** Writes the lines about one subject in their order; false when one of them stands twice. */
const writeSubject = (name: string, rows: readonly Row[], nameOf: NameOf): boolean => {
  const sorted = rows.toSorted((left, right) => compareRows(left, right, nameOf));
  for (const [at, row] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before?.predicate === row.predicate && compareRows(before, row, nameOf) === 0) return false;
    if (before === undefined) writer.writeFirst(name);
    else writer.repeatFirst();
    writeRow(row, nameOf);
  }
  return true;
};

/**
 * Canonical N-Quads (RDFC-1.0), in UTF-8, of a graph that `directQuads` gave: no named graphs, and no characters that
 * need more than the usual escapes. Valid until the next call. Null when blank nodes look alike or a statement stands
 * twice: the libraries decide then.
 */
export const quickCanonical = (quads: readonly Quad[], hash: HashNow): Uint8Array | null => {
  const subjects = subjectsOf(quads);
  const labels = labelsOf(subjects, hash);
  if (labels === null) return null;
  const nameOf: NameOf = (node) => labels.get(node) ?? '';
  const named = subjects.map((subject) => ({ name: subjectName(subject, nameOf), rows: subject.rows }));
  named.sort((left, right) => compareTexts(left.name, right.name));
  writer.begin();
  return named.every(({ name, rows }) => writeSubject(name, rows, nameOf)) ? writer.written() : null;
};
