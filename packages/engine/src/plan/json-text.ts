import type { Shape, ShapeNode } from './shape.ts';

/** A document as JSON text with gaps: `texts` has one entry more than `slots`. */
export type JsonTemplate = { readonly texts: readonly string[]; readonly slots: readonly number[] };

type Piece = string | number;

const pieces = (node: ShapeNode, leaf: (leaf: number) => Piece): readonly Piece[] => {
  if (node.kind === 'leaf') return [leaf(node.leaf)];
  if (node.kind === 'list') {
    return ['[', ...node.items.flatMap((item, at) => [at > 0 ? ',' : '', ...pieces(item, leaf)]), ']'];
  }
  const members = node.values.flatMap((value, at) => [
    `${at > 0 ? ',' : ''}${JSON.stringify(node.keys[at] ?? '')}:`,
    ...pieces(value, leaf),
  ]);
  return ['{', ...members, '}'];
};

const join = (all: readonly Piece[]): JsonTemplate => {
  const texts = [''];
  const slots: number[] = [];
  for (const piece of all) {
    if (typeof piece === 'string') texts[texts.length - 1] += piece;
    else {
      slots.push(piece);
      texts.push('');
    }
  }
  return { texts, slots };
};

/** The text that JSON.stringify gives for a document of this shape, with a gap for each slot. */
export const jsonTemplate = (shape: Shape, slotOf: ReadonlyMap<number, number>): JsonTemplate =>
  join(pieces(shape.root, (leaf) => slotOf.get(leaf) ?? JSON.stringify(shape.leaves[leaf]?.value ?? null)));

/** The template with all slots but the open ones filled. */
export const narrowTemplate = (
  template: JsonTemplate,
  fixed: { readonly values: readonly string[]; readonly open: ReadonlySet<number> },
): JsonTemplate =>
  join(
    template.texts.flatMap((text, at) => {
      const slot = template.slots[at];
      if (slot === undefined) return [text];
      return [text, fixed.open.has(slot) ? slot : JSON.stringify(fixed.values[slot] ?? '')];
    }),
  );

/** JSON text of the document with these values. */
export const fillTemplate = ({ texts, slots }: JsonTemplate, values: readonly string[]): string => {
  let text = texts[0] ?? '';
  for (let at = 0; at < slots.length; at += 1) {
    text += JSON.stringify(values[slots[at] ?? 0] ?? '') + (texts[at + 1] ?? '');
  }
  return text;
};
