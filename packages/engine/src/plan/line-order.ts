import type { Part } from './lines.ts';

/** What is known of the order of two lines before any value is known. */
export type KnownOrder = 'before' | 'equal' | 'open';

const LABEL_START = 0x5f;

const textBefore = (left: string, right: string): KnownOrder | null => {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [l, r] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (l !== r) return l < r ? 'before' : 'open';
  }
  return null;
};

/** Reads the pieces of a line one after the other, cutting texts where the other line's text ends. */
class Cursor {
  readonly #parts: readonly Part[];
  #at = 0;
  #offset = 0;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  peek(): Part | undefined {
    const part = this.#parts[this.#at];
    return typeof part === 'string' ? part.slice(this.#offset) : part;
  }

  skip(characters: number): void {
    const part = this.#parts[this.#at];
    this.#offset += characters;
    if (typeof part !== 'string' || this.#offset >= part.length) {
      this.#at += 1;
      this.#offset = 0;
    }
  }
}

const isSame = (left: Part, right: Part): boolean =>
  typeof left === 'object' &&
  typeof right === 'object' &&
  ('slot' in left ? 'slot' in right && left.slot === right.slot : 'node' in right && left.node === right.node);

/** A label starts with `_`; beside a text that starts with another character the order is known. */
const labelBefore = (left: Part, right: Part): KnownOrder => {
  if (typeof right === 'string' && typeof left === 'object' && 'node' in left) {
    return right.charCodeAt(0) > LABEL_START ? 'before' : 'open';
  }
  if (typeof left === 'string' && typeof right === 'object' && 'node' in right) {
    return left.charCodeAt(0) < LABEL_START ? 'before' : 'open';
  }
  return 'open';
};

/**
 * Whether one line certainly stands before another, whatever the values are. `open` pairs are compared when the values
 * are known. Texts are compared by UTF-16 code unit, which is the order of the bytes because plans hold no surrogates.
 */
export const knownOrder = (left: readonly Part[], right: readonly Part[]): KnownOrder => {
  const [one, two] = [new Cursor(left), new Cursor(right)];
  for (;;) {
    const [l, r] = [one.peek(), two.peek()];
    if (l === undefined || r === undefined) return l === r ? 'equal' : 'open';
    if (typeof l === 'string' && typeof r === 'string') {
      const order = textBefore(l, r);
      if (order !== null) return order;
      const shared = Math.min(l.length, r.length);
      one.skip(shared);
      two.skip(shared);
    } else if (isSame(l, r)) {
      one.skip(1);
      two.skip(1);
    } else return labelBefore(l, r);
  }
};
