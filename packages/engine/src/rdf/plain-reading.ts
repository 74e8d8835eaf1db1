import type { Quad } from 'jsonld';
import { type JsonObject, asList } from '../json/json-types.ts';
import { type Graph, type GraphNode, type Word, wordOf } from './graph.ts';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const CREDENTIALS = 'https://www.w3.org/2018/credentials#';

/** The properties on which a verdict rests. */
const DECISIVE = [
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSubject',
  'credentialSchema',
] as const;

const isDefault = (quad: Quad): boolean => quad.graph.termType === 'DefaultGraph';

/** The node of the credential itself: by its id, or the one typed as credential that nothing else points to. */
const findSubject = (document: JsonObject, quads: readonly Quad[]): string | null => {
  const typed = quads.filter(
    (quad) =>
      isDefault(quad) &&
      quad.predicate.value === RDF_TYPE &&
      quad.object.value === `${CREDENTIALS}VerifiableCredential`,
  );
  const id = document['id'];
  if (typeof id === 'string') return typed.some(({ subject }) => subject.value === id) ? id : null;
  const pointedTo = new Set(quads.map(({ object }) => object.value));
  const roots = new Set(typed.map(({ subject }) => subject.value).filter((subject) => !pointedTo.has(subject)));
  const [root, ...others] = roots;
  return root !== undefined && others.length === 0 ? root : null;
};

/**
 * Whether the graph says of the credential what its plain keys say: the same decisive properties, each as often.
 * It catches a context under which `validUntil` or `credentialStatus` was signed under another key.
 */
export const readsPlainly = (document: JsonObject, quads: readonly Quad[]): boolean => {
  const subject = findSubject(document, quads);
  if (subject === null) return false;
  const about = quads.filter((quad) => isDefault(quad) && quad.subject.value === subject);
  return DECISIVE.every((property) => {
    const inGraph = new Set(
      about
        .filter(({ predicate }) => predicate.value === `${CREDENTIALS}${property}`)
        .map(({ object }) => object.value),
    );
    // Equal values collapse in a graph, so the graph may have fewer, but never more, and never none for some.
    const inText = asList(document[property]).length;
    return inGraph.size <= inText && inGraph.size > 0 === inText > 0;
  });
};

const TYPE = wordOf(RDF_TYPE);
const CREDENTIAL = `<${CREDENTIALS}VerifiableCredential>`;
const WORDS = DECISIVE.map((property) => ({ property, word: wordOf(`${CREDENTIALS}${property}`) }));

const isCredential = ({ rows }: GraphNode): boolean =>
  rows.some(({ predicate, object }) => predicate === TYPE && object === CREDENTIAL);

const rootOf = (document: JsonObject, { subjects }: Graph): GraphNode | null => {
  const id = document['id'];
  if (typeof id === 'string') return subjects.find((node) => node.iri === id && isCredential(node)) ?? null;
  const [root, ...others] = subjects.filter((node) => node.origin === null && isCredential(node));
  return root?.iri === null && others.length === 0 ? root : null;
};

const countValues = ({ rows }: GraphNode, word: Word): number => {
  const about = rows.filter(({ predicate }) => predicate === word);
  return about.length < 2 ? about.length : new Set(about.map(({ node, object }) => node ?? object)).size;
};

/** {@link readsPlainly} of a graph that was read directly. Where it says no, the question is open. */
export const graphReadsPlainly = (document: JsonObject, graph: Graph): boolean => {
  const root = rootOf(document, graph);
  return (
    root !== null &&
    WORDS.every(({ property, word }) => {
      const inGraph = countValues(root, word);
      const inText = asList(document[property]).length;
      return inGraph <= inText && inGraph > 0 === inText > 0;
    })
  );
};
