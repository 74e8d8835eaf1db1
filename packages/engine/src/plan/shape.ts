import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { isShapeKey } from './iri-rules.ts';

/** A value without parts. `isPinned` says that its value belongs to the shape. */
export type Leaf = { readonly value: string | number | boolean | null; readonly isPinned: boolean };

export type ShapeNode =
  | { readonly kind: 'object'; readonly keys: readonly string[]; readonly values: readonly ShapeNode[] }
  | { readonly kind: 'list'; readonly items: readonly ShapeNode[] }
  | { readonly kind: 'leaf'; readonly leaf: number };

/**
 * A document taken apart into what stays the same (keys and their order, lengths of lists, contexts, types, numbers,
 * booleans) and the leaves, in the order in which they are written.
 */
export type Shape = {
  readonly root: ShapeNode;
  readonly leaves: readonly Leaf[];
};

/** Larger documents are rare, and a plan of theirs would take more memory than it saves time. */
const MAX_LEAVES = 1_000;
const MAX_PINNED_CHARACTERS = 48_000;
/** Texts that may change may be longer: a list of ten million entries is one of them. */
const MAX_CHARACTERS = 512_000;

/** JavaScript moves such keys to the front, so that text and object would disagree about the order. */
const NUMERIC_KEY = /^(?:0|[1-9][0-9]*)$/;

class NoShape extends Error {}

class ShapeReader {
  readonly leaves: Leaf[] = [];
  #characters = 0;
  #pinnedCharacters = 0;

  node(value: JsonValue, isPinned: boolean): ShapeNode {
    if (isJsonList(value)) return this.#list(value, isPinned);
    return isJsonObject(value) ? this.#object(value, isPinned) : this.#leaf(value, isPinned);
  }

  #list(items: readonly JsonValue[], isPinned: boolean): ShapeNode {
    return { kind: 'list', items: items.map((item) => this.node(item, isPinned)) };
  }

  #object(object: JsonObject, isPinned: boolean): ShapeNode {
    const keys = Object.keys(object);
    const values = keys.map((key) => {
      if (NUMERIC_KEY.test(key)) throw new NoShape();
      return this.node(object[key] ?? null, isPinned || isShapeKey(key));
    });
    return { kind: 'object', keys, values };
  }

  #leaf(value: Leaf['value'], isPinned: boolean): ShapeNode {
    const isFree = typeof value === 'string' && !isPinned;
    if (typeof value === 'string') this.#count(value.length, isFree);
    if (this.leaves.length >= MAX_LEAVES) throw new NoShape();
    this.leaves.push({ value, isPinned: !isFree });
    return { kind: 'leaf', leaf: this.leaves.length - 1 };
  }

  #count(characters: number, isFree: boolean): void {
    this.#characters += characters;
    if (!isFree) this.#pinnedCharacters += characters;
    if (this.#characters > MAX_CHARACTERS || this.#pinnedCharacters > MAX_PINNED_CHARACTERS) throw new NoShape();
  }
}

/** The shape of a document; null for one that is too large or has keys that JavaScript reorders. */
export const readShape = (document: JsonObject): Shape | null => {
  const reader = new ShapeReader();
  try {
    const root = reader.node(document, false);
    return { root, leaves: reader.leaves };
  } catch (error) {
    if (error instanceof NoShape) return null;
    throw error;
  }
};

/** The document of a shape with other leaves. */
export const fillShape = (node: ShapeNode, valueOf: (leaf: number) => JsonValue): JsonValue => {
  if (node.kind === 'leaf') return valueOf(node.leaf);
  if (node.kind === 'list') return node.items.map((item) => fillShape(item, valueOf));
  return Object.fromEntries(
    node.keys.map((key, at) => {
      const value = node.values[at];
      return [key, value === undefined ? null : fillShape(value, valueOf)];
    }),
  );
};
