/** Steps of a stream, three numbers each: what to write, and two arguments. */
export const STEP = { text: 0, slot: 1, label: 2, mark: 3, run: 4 } as const;

/** Lines in an assumed order, as steps; and the pairs of neighbours whose order depends on values. */
export type Stream = {
  readonly steps: Int32Array;
  /** Numbers of two marks each: the first must stand before the second. */
  readonly pairs: Int32Array;
  /** Nothing in it depends on a value but the label of the node that it is about. */
  readonly isFixed: boolean;
};

/** Lines that differ only in the label at their end: written in the order of the labels. */
export type Run = { readonly prefix: Int32Array; readonly nodes: Int32Array; readonly end: readonly [number, number] };

/** A shape with some slots already filled: what is left to do for each credential. */
export type Program = {
  /** Fixed bytes, in UTF-8. */
  readonly fixed: Uint8Array;
  /** Slots that are still open, and whether they hold addresses (1) or literal text (0). */
  readonly openSlots: Int32Array;
  readonly isIri: Uint8Array;
  readonly slotCount: number;
  readonly nodeCount: number;
  readonly markCount: number;
  readonly runs: readonly Run[];
  /** Lines about addresses. */
  readonly head: Stream;
  /** Lines about each blank node. */
  readonly groups: readonly Stream[];
  /** What the first-degree hash of a blank node is taken of, where it depends on an open slot. */
  readonly hashInputs: readonly { readonly node: number; readonly stream: Stream }[];
  /** First-degree hashes that depend on nothing open; null where they do. */
  readonly fixedHashes: readonly (Uint8Array | null)[];
  /** Where the label of each rank stands in `fixed`: start and end. */
  readonly labels: Int32Array;
  /** Ranks in the order of their labels as text: c14n10 stands before c14n2. */
  readonly labelOrder: Int32Array;
  /** Bytes that are written whatever the values are (an upper bound), and how often each slot is written. */
  readonly fixedLength: number;
  readonly slotUses: Int32Array;
};

export type Refusal =
  | 'iri'
  | 'character'
  /** Blank nodes that look alike: RDFC-1.0 needs its second stage. */
  | 'equal_hashes'
  | 'equal_lines'
  /** Not a refusal by itself: the lines stand in another order than assumed. */
  | 'order';

/** Synchronous SHA-256. */
export type HashNow = (bytes: Uint8Array) => Uint8Array;
