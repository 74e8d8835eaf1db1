import type { Quad } from 'jsonld';
import { type JsonObject, isJsonObject } from '../json/json-types.ts';
import { toQuads } from '../rdf/canonize.ts';
import { isPlainIri } from './iri-rules.ts';
import { type Shape, fillShape } from './shape.ts';

/** A leaf whose value travels unchanged into the graph: as an address, or as the text of a literal. */
export type HoleKind = 'iri' | 'text';

export type Hollow = {
  /** Graph of the document with a sentinel in every hole. */
  readonly quads: readonly Quad[];
  readonly document: JsonObject;
  /** Leaf number → sentinel and kind. */
  readonly holes: ReadonlyMap<number, { readonly sentinel: string; readonly kind: HoleKind }>;
};

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const MARK = 'cairn-hole-';
const MAX_ROUNDS = 4;
const NOWHERE: ReadonlyMap<string, object> = new Map();

const sentinelFor = (leaf: number, value: string): string =>
  isPlainIri(value) ? `urn:${MARK}${leaf}:` : `${MARK}${leaf}:`;

/** Every text of a quad, and whether a sentinel that fills it whole may stay a hole there. */
const places = ({ subject, predicate, object, graph }: Quad) => {
  const literal = object as Quad['object'] & {
    readonly datatype?: { readonly value: string };
    readonly language?: string;
  };
  const isFree = predicate.value !== RDF_TYPE;
  return [
    { text: subject.value, term: subject.termType, isFree: true },
    { text: predicate.value, term: 'Predicate', isFree: false },
    { text: object.value, term: object.termType, isFree },
    { text: graph.value, term: 'Graph', isFree: false },
    { text: literal.datatype?.value ?? '', term: 'Datatype', isFree: false },
    { text: literal.language ?? '', term: 'Language', isFree: false },
  ];
};

const isHolePlace = (term: string): boolean => term === 'NamedNode' || term === 'Literal';

const wholeTexts = (quads: readonly Quad[]): ReadonlySet<string> =>
  new Set(
    quads
      .flatMap(places)
      .filter(({ term, isFree }) => isFree && isHolePlace(term))
      .map(({ text }) => text),
  );

const leafOf = (text: string): number | null => {
  const match = /cairn-hole-(\d+):/.exec(text);
  return match === null ? null : Number(match[1]);
};

/** Which sentinels came out whole and only where a value may stand; the others must be pinned. */
const survivors = (quads: readonly Quad[], holes: Hollow['holes']) => {
  const kinds = new Map<number, HoleKind>();
  const lost = new Set<number>();
  for (const { text, term, isFree } of quads.flatMap(places)) {
    const leaf = leafOf(text);
    if (leaf === null) continue;
    if (!isFree || !isHolePlace(term) || holes.get(leaf)?.sentinel !== text) lost.add(leaf);
    else if (term === 'NamedNode' || !kinds.has(leaf)) kinds.set(leaf, term === 'NamedNode' ? 'iri' : 'text');
  }
  return { kinds, lost };
};

const tryHoles = async (shape: Shape, leaves: readonly number[]) => {
  const holes = new Map(
    leaves.map((leaf) => [
      leaf,
      { sentinel: sentinelFor(leaf, String(shape.leaves[leaf]?.value)), kind: 'text' as HoleKind },
    ]),
  );
  const filled = fillShape(shape.root, (leaf) => holes.get(leaf)?.sentinel ?? shape.leaves[leaf]?.value ?? null);
  const document = isJsonObject(filled) ? filled : {};
  const quads = await toQuads(document, NOWHERE);
  return quads.ok ? { holes, document, quads: quads.value } : null;
};

/**
 * Finds the leaves that may be holes, by putting sentinels into the document and looking where unmodified jsonld.js
 * lets them come out. A leaf stays a hole only when its sentinel survives as one whole address or literal text.
 * `quads` is the graph of the document as it is. Null when that cannot be told.
 */
export const findHoles = async (shape: Shape, quads: readonly Quad[]): Promise<Hollow | null> => {
  if (shape.leaves.some(({ value }) => typeof value === 'string' && value.includes(MARK))) return null;
  const whole = wholeTexts(quads);
  let leaves = [...shape.leaves.keys()].filter((at) => {
    const leaf = shape.leaves[at];
    return leaf !== undefined && !leaf.isPinned && typeof leaf.value === 'string' && whole.has(leaf.value);
  });
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const tried = await tryHoles(shape, leaves);
    if (tried === null) return null;
    const { kinds, lost } = survivors(tried.quads, tried.holes);
    const kept = leaves.filter((leaf) => kinds.has(leaf) && !lost.has(leaf));
    if (kept.length === leaves.length) {
      const holes = new Map(
        [...tried.holes].map(([leaf, { sentinel }]) => [leaf, { sentinel, kind: kinds.get(leaf) ?? 'text' }]),
      );
      return { quads: tried.quads, document: tried.document, holes };
    }
    leaves = kept;
  }
  return null;
};
