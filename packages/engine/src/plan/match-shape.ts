import type { JsonObject, JsonValue } from '../json/json-types.ts';
import type { Shape, ShapeNode } from './shape.ts';

/** What a node of a prepared shape is. */
export const NODE = { object: 0, list: 1, slot: 2, pinned: 3 } as const;
const { object: OBJECT, list: LIST, slot: SLOT, pinned: PINNED } = NODE;

type Primitive = string | number | boolean | null;

/** One form for all nodes, so that the walk stays quick: what a node is not, is empty in it. */
export type MatchNode = {
  readonly kind: (typeof NODE)[keyof typeof NODE];
  readonly keys: readonly string[];
  readonly children: readonly MatchNode[];
  readonly slot: number;
  readonly value: Primitive;
};

/** A shape prepared for comparing; which leaves are slots is known. */
export type Matcher = { readonly root: MatchNode; readonly slotCount: number };

const node = (kind: MatchNode['kind'], rest: Partial<MatchNode>): MatchNode => ({
  kind,
  keys: rest.keys ?? [],
  children: rest.children ?? [],
  slot: rest.slot ?? -1,
  value: rest.value ?? null,
});

export const makeMatcher = (shape: Shape, slotOf: ReadonlyMap<number, number>): Matcher => {
  const prepare = (from: ShapeNode): MatchNode => {
    if (from.kind === 'list') return node(LIST, { children: from.items.map(prepare) });
    if (from.kind === 'object') return node(OBJECT, { keys: from.keys, children: from.values.map(prepare) });
    const slot = slotOf.get(from.leaf);
    return slot === undefined ? node(PINNED, { value: shape.leaves[from.leaf]?.value ?? null }) : node(SLOT, { slot });
  };
  return { root: prepare(shape.root), slotCount: slotOf.size };
};

const matchObject = (object: JsonObject, expected: MatchNode, slots: string[]): boolean => {
  // Only plain objects: one with a prototype of its own could say something else when it is written as JSON.
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const { keys, children } = expected;
  let at = 0;
  for (const key in object) {
    const child = children[at];
    const value = object[key];
    // JSON drops members without a value, so such an object has another shape.
    if (child === undefined || value === undefined || keys[at] !== key) return false;
    if (!matchNode(value, child, slots)) return false;
    at += 1;
  }
  return at === keys.length;
};

const matchList = (list: readonly JsonValue[], expected: MatchNode, slots: string[]): boolean => {
  const { children } = expected;
  if (list.length !== children.length || Object.getPrototypeOf(list) !== Array.prototype) return false;
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at];
    if (child === undefined || !matchNode(list[at] ?? null, child, slots)) return false;
  }
  return true;
};

const matchNode = (value: JsonValue, expected: MatchNode, slots: string[]): boolean => {
  if (expected.kind === SLOT) {
    if (typeof value !== 'string') return false;
    slots[expected.slot] = value;
    return true;
  }
  if (typeof value !== 'object' || value === null) return expected.kind === PINNED && value === expected.value;
  if (Array.isArray(value)) return expected.kind === LIST && matchList(value, expected, slots);
  return expected.kind === OBJECT && matchObject(value as JsonObject, expected, slots);
};

/**
 * The values of the slots when the document has exactly this shape: the same keys in the same order, lists of the same
 * length, and every pinned value. Null for anything else.
 */
export const matchDocument = (matcher: Matcher, document: JsonObject): string[] | null => {
  const slots = new Array<string>(matcher.slotCount).fill('');
  return matchNode(document, matcher.root, slots) ? slots : null;
};
