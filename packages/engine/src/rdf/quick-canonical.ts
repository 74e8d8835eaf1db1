import type { HashNow } from '../plan/program.ts';
import { compareBytes } from '../text/compare-bytes.ts';
import { TextWriter } from '../text/text-writer.ts';
import type { Graph, GraphNode, Row } from './graph.ts';

const compareTexts = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);

const objectOf = ({ object, node }: Row): string => node?.label ?? object;

/**
 * The order of two lines about one subject. Terms are compared one by one: where one is the beginning of another, its
 * line goes on with a space, which stands before everything that a term can go on with.
 */
const compareRows = (left: Row, right: Row): number =>
  left.predicate === right.predicate
    ? compareTexts(objectOf(left), objectOf(right))
    : left.predicate.rank - right.predicate.rank;

/** Up to here, sorting by hand takes less than the platform's way, which makes room for a copy first. */
const FEW = 24;

const sortRows = (rows: Row[]): void => {
  if (rows.length > FEW) {
    rows.sort(compareRows);
    return;
  }
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined) return;
    let place = at;
    for (let before = rows[place - 1]; before !== undefined && compareRows(before, row) > 0; before = rows[place - 1]) {
      rows[place] = before;
      place -= 1;
    }
    rows[place] = row;
  }
};

const compareLabels = (left: GraphNode, right: GraphNode): number => compareTexts(left.label, right.label);

const writer = new TextWriter();

const writeRow = (subject: string, row: Row): void => {
  const { predicate, isAscii } = row;
  writer.ascii(subject);
  writer.ascii(predicate.text);
  if (isAscii) writer.ascii(objectOf(row));
  else writer.text(row.object);
  writer.ascii(' .\n');
};

/**
 * What the first-degree hash of a node is taken of (RDFC-1.0, §4.6): the node itself is `_:a`, every other one `_:z`.
 */
const writeAbout = ({ rows, origin }: GraphNode): Uint8Array => {
  writer.begin();
  // An address stands before `_:a`, and another blank node after it.
  const isLast = origin?.subject.iri === null;
  if (origin !== null && !isLast) writeRow(origin.subject.label, { ...origin.row, object: '_:a', node: null });
  for (const row of rows) writeRow('_:a', row);
  if (origin !== null && isLast) writeRow(origin.subject.label, { ...origin.row, object: '_:a', node: null });
  return writer.written();
};

/** Names blank nodes by their first-degree hashes; false when two look alike and the second stage is needed (§4.8). */
const nameNodes = ({ blanks }: Graph, hash: HashNow): boolean => {
  const hashed = blanks.map((node) => ({ node, hash: hash(writeAbout(node)) }));
  hashed.sort((left, right) => compareBytes(left.hash, right.hash));
  const isTwice = hashed.some((each, at) => at > 0 && compareBytes(hashed[at - 1]?.hash ?? each.hash, each.hash) === 0);
  // Only now: the name of one would change what the hash of another is taken of.
  hashed.forEach(({ node }, rank) => {
    node.label = `_:c14n${rank}`;
  });
  return !isTwice;
};

/** Whether blank nodes stand among the objects that only their names bring into an order. */
const hasNamedNeighbours = ({ rows }: GraphNode): boolean =>
  rows.some((row, at) => row.node !== null && rows[at - 1]?.node != null);

/** Writes the lines about one subject, which are in their order; false when one of them stands twice. */
const writeSubject = ({ label, rows }: GraphNode): boolean => {
  let before: Row | undefined;
  for (const row of rows) {
    if (before?.predicate === row.predicate && compareRows(before, row) === 0) return false;
    writeRow(label, row);
    before = row;
  }
  return true;
};

/**
 * Canonical N-Quads (RDFC-1.0), in UTF-8, of a graph that `directGraph` gave; it is used up by this: its nodes get
 * their names, and its lines their order. Valid until the next call. Null when blank nodes look alike or a statement
 * stands twice: the libraries decide then.
 */
export const quickCanonical = (graph: Graph, hash: HashNow): Uint8Array | null => {
  const { subjects } = graph;
  for (const { rows } of subjects) sortRows(rows);
  if (!nameNodes(graph, hash)) return null;
  for (const subject of subjects) if (hasNamedNeighbours(subject)) sortRows(subject.rows);
  subjects.sort(compareLabels);
  writer.begin();
  return subjects.every(writeSubject) ? writer.written() : null;
};
