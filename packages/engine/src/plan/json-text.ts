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

/** The text that JSON.stringify gives for a document of this shape, without its last brace, with gaps for the slots. */
export const jsonTemplate = (shape: Shape, slotOf: ReadonlyMap<number, number>): JsonTemplate => {
  const all = pieces(shape.root, (leaf) => slotOf.get(leaf) ?? JSON.stringify(shape.leaves[leaf]?.value ?? null));
  return join(all.slice(0, -1));
};

/** What becomes fixed, and whether the quotes stand in the gap or (`bare`) around it. */
export type Narrowing = {
  readonly values: readonly string[];
  readonly open: ReadonlySet<number>;
  readonly quote: 'in_gap' | 'bare';
};

const written = (value: string, quote: Narrowing['quote']): string => {
  const text = JSON.stringify(value);
  return quote === 'bare' ? text.slice(1, -1) : text;
};

/** The template with all slots but the open ones filled. */
export const narrowTemplate = (template: JsonTemplate, fixed: Narrowing): JsonTemplate =>
  join(
    template.texts.flatMap((text, at) => {
      const slot = template.slots[at];
      if (slot === undefined) return [text];
      return [text, fixed.open.has(slot) ? slot : written(fixed.values[slot] ?? '', fixed.quote)];
    }),
  );

/**
 * JSON text of the document with these values, without the brace that closes it, so that a proof can follow. `isAsIs`
 * says of which slots it is known that nothing in them is escaped.
 */
export const fillTemplate = (
  { texts, slots }: JsonTemplate,
  values: readonly string[],
  isAsIs: (slot: number, value: string) => boolean,
): string => {
  let text = texts[0] ?? '';
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0;
    const value = values[slot] ?? '';
    text += `${isAsIs(slot, value) ? `"${value}"` : JSON.stringify(value)}${texts[at + 1] ?? ''}`;
  }
  return text;
};
