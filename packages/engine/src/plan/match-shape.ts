import type { JsonObject, JsonValue } from '../json/json-types.ts';
import type { Shape, ShapeNode } from './shape.ts';

/** What a leaf must be: any text (then its value goes into a slot), or exactly this value. */
type Expected = { readonly slot: number } | { readonly value: string | number | boolean | null };

/** A shape prepared for comparing; which leaves are slots is known. */
export type Matcher = { readonly root: MatchNode; readonly slotCount: number };

type MatchNode =
  | { readonly kind: 'object'; readonly keys: readonly string[]; readonly values: readonly MatchNode[] }
  | { readonly kind: 'list'; readonly items: readonly MatchNode[] }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null };

const prepare = (node: ShapeNode, expected: (leaf: number) => Expected): MatchNode => {
  if (node.kind === 'list') return { kind: 'list', items: node.items.map((item) => prepare(item, expected)) };
  if (node.kind === 'object') {
    return { kind: 'object', keys: node.keys, values: node.values.map((value) => prepare(value, expected)) };
  }
  const leaf = expected(node.leaf);
  return 'slot' in leaf ? { kind: 'slot', slot: leaf.slot } : { kind: 'value', value: leaf.value };
};

export const makeMatcher = (shape: Shape, slotOf: ReadonlyMap<number, number>): Matcher => ({
  root: prepare(shape.root, (leaf) => {
    const slot = slotOf.get(leaf);
    return slot === undefined ? { value: shape.leaves[leaf]?.value ?? null } : { slot };
  }),
  slotCount: slotOf.size,
});

/** Only plain objects: one with a prototype of its own could say something else when it is written as JSON. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const matchObject = (value: JsonValue, node: MatchNode & { readonly kind: 'object' }, slots: string[]): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isPlain(value)) return false;
  const { keys, values } = node;
  const object = value as JsonObject;
  let at = 0;
  for (const key in object) {
    const expected = values[at];
    if (keys[at] !== key || expected === undefined || !matchNode(object[key] ?? null, expected, slots)) return false;
    at += 1;
  }
  return at === keys.length;
};

const matchList = (value: JsonValue, items: readonly MatchNode[], slots: string[]): boolean => {
  if (!Array.isArray(value) || value.length !== items.length || Object.getPrototypeOf(value) !== Array.prototype) {
    return false;
  }
  const list = value as readonly JsonValue[];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined || !matchNode(list[at] ?? null, item, slots)) return false;
  }
  return true;
};

const matchNode = (value: JsonValue, node: MatchNode, slots: string[]): boolean => {
  switch (node.kind) {
    case 'slot':
      if (typeof value !== 'string') return false;
      slots[node.slot] = value;
      return true;
    case 'value':
      return value === node.value;
    case 'list':
      return matchList(value, node.items, slots);
    default:
      return matchObject(value, node, slots);
  }
};

/**
 * The values of the slots when the document has exactly this shape: the same keys in the same order, lists of the same
 * length, and every pinned value. Null for anything else.
 */
export const matchDocument = (matcher: Matcher, document: JsonObject): string[] | null => {
  const slots = new Array<string>(matcher.slotCount).fill('');
  return matchNode(document, matcher.root, slots) ? slots : null;
};
