import type { Quad } from 'jsonld';
import { escapeLiteral } from '../plan/escape-literal.ts';
import type { HashNow } from '../plan/program.ts';
import { toHex } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';

const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

type Term = Quad['subject'];
type Literal = Term & { readonly datatype?: { readonly value: string }; readonly language?: string };

const literalText = ({ value, datatype, language }: Literal): string => {
  const text = `"${escapeLiteral(value)}"`;
  if (datatype?.value === LANG_STRING) return `${text}@${language ?? ''}`;
  return datatype === undefined || datatype.value === XSD_STRING ? text : `${text}^^<${datatype.value}>`;
};

/** A line as text in which the blank nodes are left out: `subject` and `object` name them. */
type Line = {
  readonly subject: string | null;
  readonly middle: string;
  readonly object: string | null;
};

const lineOf = ({ subject, predicate, object }: Quad): Line => {
  const isNode = object.termType === 'BlankNode';
  const shown = isNode ? '' : object.termType === 'NamedNode' ? `<${object.value}>` : literalText(object);
  return {
    subject: subject.termType === 'BlankNode' ? subject.value : null,
    middle: `${subject.termType === 'BlankNode' ? '' : `<${subject.value}>`} <${predicate.value}> ${shown}`,
    object: isNode ? object.value : null,
  };
};

const write = ({ subject, middle, object }: Line, label: (node: string) => string): string =>
  `${subject === null ? '' : label(subject)}${middle}${object === null ? '' : label(object)} .\n`;

const linesByNode = (lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> => {
  const byNode = new Map<string, Line[]>();
  const add = (node: string | null, line: Line): void => {
    if (node === null) return;
    const about = byNode.get(node);
    if (about === undefined) byNode.set(node, [line]);
    else about.push(line);
  };
  for (const line of lines) {
    add(line.subject, line);
    if (line.object !== line.subject) add(line.object, line);
  }
  return byNode;
};

/** Labels by first-degree hashes (RDFC-1.0, §4.6); null when two nodes look alike and the second stage is needed. */
const labelsOf = (lines: readonly Line[], hash: HashNow): ReadonlyMap<string, string> | null => {
  const hashed = [...linesByNode(lines)].map(([node, about]) => {
    const texts = about.map((line) => write(line, (other) => (other === node ? '_:a' : '_:z'))).sort();
    return { node, hash: toHex(hash(utf8Encode(texts.join('')))) };
  });
  hashed.sort((left, right) => (left.hash < right.hash ? -1 : 1));
  if (hashed.some((each, at) => each.hash === hashed[at - 1]?.hash)) return null;
  return new Map(hashed.map(({ node }, rank) => [node, `_:c14n${rank}`]));
};

/**
 * Canonical N-Quads (RDFC-1.0) of a graph that `directQuads` gave: no named graphs, and no characters that need more
 * than the usual escapes. Null when blank nodes look alike or a statement stands twice: the libraries decide then.
 */
export const quickCanonical = (quads: readonly Quad[], hash: HashNow): string | null => {
  const lines = quads.map(lineOf);
  const labels = labelsOf(lines, hash);
  if (labels === null) return null;
  const texts = lines.map((line) => write(line, (node) => labels.get(node) ?? '')).sort();
  return texts.some((text, at) => text === texts[at - 1]) ? null : texts.join('');
};
