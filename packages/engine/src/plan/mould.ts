import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { type MatchNode, type Matcher, NODE } from './match-shape.ts';

/** One form for all moulds, so that filling them stays quick: what a mould is not, is empty in it. */
export type Mould = {
  readonly kind: 'fixed' | 'slot' | 'list' | 'object';
  /** The value itself, or an example of it in which the open parts are to be replaced. */
  readonly value: JsonValue;
  readonly slot: number;
  readonly open: readonly { readonly key: string; readonly at: number; readonly mould: Mould }[];
};

/** Values for the slots that are not open. */
export type Fixed = { readonly values: readonly string[]; readonly open: ReadonlySet<number> };

const leaf = (kind: 'fixed' | 'slot', value: JsonValue, slot: number): Mould => ({ kind, value, slot, open: [] });

const exampleOf = ({ kind, keys }: MatchNode, parts: readonly Mould[]): JsonValue => {
  const values = parts.map(({ value }) => value);
  // The keys come from a strict reader, so none reaches into prototypes.
  return kind === NODE.list ? values : Object.fromEntries(values.map((value, at) => [keys[at] ?? '', value]));
};

const mouldOf = (node: MatchNode, fixed: Fixed): Mould => {
  if (node.kind === NODE.pinned) return leaf('fixed', node.value, -1);
  if (node.kind === NODE.slot) {
    return leaf(fixed.open.has(node.slot) ? 'slot' : 'fixed', fixed.values[node.slot] ?? '', node.slot);
  }
  const parts = node.children.map((child) => mouldOf(child, fixed));
  const open = parts.flatMap((mould, at) => (mould.kind === 'fixed' ? [] : [{ key: node.keys[at] ?? '', at, mould }]));
  const value = exampleOf(node, parts);
  if (open.length === 0) return leaf('fixed', Object.freeze(value), -1);
  return { kind: node.kind === NODE.list ? 'list' : 'object', value, slot: -1, open };
};

/**
 * A shape prepared for making documents. Objects and lists in which nothing is open are made once and shared by all
 * documents, so nobody can change them.
 */
export const makeMould = (matcher: Matcher, fixed: Fixed): Mould => mouldOf(matcher.root, fixed);

const fill = (mould: Mould, slots: readonly string[]): JsonValue => {
  switch (mould.kind) {
    case 'fixed':
      return mould.value;
    case 'slot':
      return slots[mould.slot] ?? '';
    case 'list':
      return fillList(mould, slots);
    default:
      return fillObject(mould, slots);
  }
};

const fillList = ({ value, open }: Mould, slots: readonly string[]): JsonValue => {
  const list = [...(value as readonly JsonValue[])];
  for (const { at, mould } of open) list[at] = fill(mould, slots);
  return list;
};

const fillObject = ({ value, open }: Mould, slots: readonly string[]): JsonObject => {
  const object: Record<string, JsonValue> = { ...(value as JsonObject) };
  for (const { key, mould } of open) object[key] = fill(mould, slots);
  return object;
};

/** The document with these values, its keys in the order of the shape. */
export const fillMould = (mould: Mould, slots: readonly string[]): JsonObject => fillObject(mould, slots);
