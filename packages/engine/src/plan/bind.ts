import { utf8Encode } from '../text/utf8.ts';
import { knownOrder } from './line-order.ts';
import { escapeLiteral } from './escape-literal.ts';
import { type Line, type Lines, type Part, lineText } from './lines.ts';
import { type HashNow, type Program, type Refusal, type Run, STEP, type Stream } from './program.ts';
import { concatBytes } from '../text/bytes.ts';
import { compareBytes } from '../text/compare-bytes.ts';
import type { HoleKind } from './find-holes.ts';

/** Values for all slots; the slots in `open` may be different next time, the others are taken as fixed. */
export type Binding = {
  readonly lines: Lines;
  readonly kinds: readonly HoleKind[];
  readonly values: readonly string[];
  readonly open: ReadonlySet<number>;
};

/** A line, or lines that differ only in the label at their end. */
type Unit = { readonly parts: readonly Part[]; readonly run: readonly number[] | null };

const LINE_END = ' .\n';
const label = (rank: number): string => `_:c14n${rank}`;

class Pool {
  readonly #places = new Map<string, readonly [number, number]>();
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  place(text: string): readonly [number, number] {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const bytes = utf8Encode(text);
    const place = [this.#length, this.#length + bytes.length] as const;
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    this.#places.set(text, place);
    return place;
  }

  bytes(): Uint8Array {
    return concatBytes(...this.#chunks);
  }
}

class Binder {
  readonly pool = new Pool();
  readonly runs: Run[] = [];
  readonly slotUses: Int32Array;
  readonly #binding: Binding;
  markCount = 0;
  fixedLength = 0;

  constructor(binding: Binding) {
    this.#binding = binding;
    this.slotUses = new Int32Array(binding.kinds.length);
  }

  text(slot: number): string {
    return escapeLiteral(this.#binding.values[slot] ?? '');
  }

  /** The line with fixed slots written out; `node` gives the text of a label where it is fixed too. */
  bound(parts: readonly Part[], node: (node: number) => Part): readonly Part[] {
    const joined: Part[] = [];
    for (const part of parts) {
      const next = typeof part === 'string' ? part : 'node' in part ? node(part.node) : this.#slot(part.slot);
      const last = joined.at(-1);
      if (typeof next === 'string' && typeof last === 'string') joined[joined.length - 1] = last + next;
      else joined.push(next);
    }
    return joined;
  }

  #slot(slot: number): Part {
    return this.#binding.open.has(slot) ? { slot } : this.text(slot);
  }

  /** Steps for pieces, with neighbouring texts joined. */
  steps(parts: readonly Part[], times: number): number[] {
    const steps: number[] = [];
    for (const part of parts) {
      if (typeof part === 'string') {
        const [start, end] = this.pool.place(part);
        steps.push(STEP.text, start, end);
        this.fixedLength += (end - start) * times;
      } else if ('slot' in part) {
        steps.push(STEP.slot, part.slot, 0);
        this.slotUses[part.slot] = (this.slotUses[part.slot] ?? 0) + times;
      } else {
        steps.push(STEP.label, part.node, 0);
        this.fixedLength += label(this.#binding.lines.nodeCount).length * times;
      }
    }
    return steps;
  }

  mark(): number {
    this.markCount += 1;
    return this.markCount - 1;
  }

  #runSteps({ parts, run }: Unit, lastMark: number): readonly number[] {
    const nodes = Int32Array.from(run ?? []);
    const prefix = Int32Array.from(this.steps(parts, nodes.length));
    this.fixedLength += (label(this.#binding.lines.nodeCount).length + LINE_END.length) * nodes.length;
    this.runs.push({ prefix, nodes, end: this.pool.place(LINE_END) });
    return [STEP.run, this.runs.length - 1, lastMark];
  }

  /** A stream of units in the given order. Neighbours whose order is open get marks. */
  stream(units: readonly Unit[]): Stream {
    const pairs: number[] = [];
    const steps: number[] = [];
    let pending: Part[] = [];
    const flush = (): void => {
      steps.push(
        ...this.steps(
          this.bound(pending, (node) => ({ node })),
          1,
        ),
      );
      pending = [];
    };
    let openMark: number | null = null;
    units.forEach((unit, at) => {
      const next = units[at + 1];
      const isOpenAfter = next !== undefined && knownOrder(unitStart(unit), unitStart(next)) === 'open';
      const start = openMark !== null || isOpenAfter ? this.mark() : null;
      if (openMark !== null && start !== null) pairs.push(openMark, start);
      if (start !== null) {
        flush();
        steps.push(STEP.mark, start, 0);
      }
      openMark = isOpenAfter ? start : null;
      if (unit.run === null) pending.push(...unit.parts);
      else {
        flush();
        const last = this.mark();
        steps.push(...this.#runSteps(unit, last));
        if (isOpenAfter) openMark = last;
      }
    });
    flush();
    const isFixed = units.every(({ parts, run }) => run === null && isAboutItself(parts));
    return { steps: Int32Array.from(steps), pairs: Int32Array.from(pairs), isFixed };
  }
}

/** Whether nothing but the label at the start is open. */
const isAboutItself = (parts: readonly Part[]): boolean =>
  parts.every((part, at) => at === 0 || typeof part === 'string');

/** What stands for a unit when the order is looked at; within a run the labels keep their own order. */
const unitStart = ({ parts, run }: Unit): readonly Part[] => (run === null ? parts : [...parts, { node: run[0] ?? 0 }]);

const mentions = (line: Line, node: number): boolean => line.subjectNode === node || line.objectNode === node;

const byText = (left: { readonly text: string }, right: { readonly text: string }): number =>
  left.text < right.text ? -1 : left.text > right.text ? 1 : 0;

/** Lines about a node as RDFC-1.0 §4.6 hashes them: the node itself is `_:a`, every other one `_:z`. */
const hashUnits = (binder: Binder, lines: readonly Line[], node: number) =>
  lines
    .filter((line) => mentions(line, node))
    .map((line) => {
      const name = (other: number): string => (other === node ? '_:a' : '_:z');
      const parts = binder.bound(line.parts, name);
      return { parts, text: lineText(line, { slot: (slot) => binder.text(slot), node: name }) };
    })
    .sort(byText);

const dependsOnSlot = (parts: readonly Part[]): boolean => parts.some((part) => typeof part === 'object');

const prefixKey = (parts: readonly Part[]): string => JSON.stringify(parts);

/** Joins neighbours that differ only in the label at their end. */
const joinRuns = (lines: readonly Line[], binder: Binder): readonly Unit[] => {
  const units: Unit[] = [];
  let lastKey = '';
  for (const line of lines) {
    const parts = binder.bound(line.parts, (node) => ({ node }));
    const { objectNode } = line;
    const prefix = objectNode === null ? parts : parts.slice(0, -2);
    const key = objectNode === null ? '' : prefixKey(prefix);
    const last = units.at(-1);
    if (objectNode === null) units.push({ parts, run: null });
    else if (key === lastKey && last?.run != null)
      units[units.length - 1] = { parts: prefix, run: [...last.run, objectNode] };
    else units.push({ parts: prefix, run: [objectNode] });
    lastKey = key;
  }
  return units;
};

const ranksOf = (hashes: readonly Uint8Array[]): readonly number[] | null => {
  const order = hashes.map((hash, node) => ({ hash, node })).sort((one, two) => compareBytes(one.hash, two.hash));
  const isTwice = order.some(({ hash }, at) => at > 0 && compareBytes(order[at - 1]?.hash ?? hash, hash) === 0);
  if (isTwice) return null;
  const ranks: number[] = [];
  order.forEach(({ node }, rank) => {
    ranks[node] = rank;
  });
  return ranks;
};

/** All lines with these values, in canonical order; the same as the reference gives, or why it is left to it. */
export const sortedLines = (
  binding: Binding,
  ranks: (node: number) => number,
): readonly { readonly line: Line; readonly text: string }[] | Refusal => {
  const slot = (at: number): string => escapeLiteral(binding.values[at] ?? '');
  const texts = binding.lines.lines
    .map((line) => ({ line, text: lineText(line, { slot, node: (node) => label(ranks(node)) }) }))
    .sort(byText);
  return texts.some(({ text }, at) => text === texts[at - 1]?.text) ? 'equal_lines' : texts;
};

/**
 * Makes the program of a shape for the given values: their order of lines is the assumed one, and everything that is
 * not open becomes fixed bytes.
 */
export const bind = (binding: Binding, hash: HashNow): Program | Refusal => {
  const { lines, open, kinds } = binding;
  const binder = new Binder(binding);
  const nodes = Array.from({ length: lines.nodeCount }, (_, node) => hashUnits(binder, lines.lines, node));
  const hashes = nodes.map((units) => hash(utf8Encode(units.map(({ text }) => text).join(''))));
  const ranks = ranksOf(hashes);
  if (ranks === null) return 'equal_hashes';
  const sorted = sortedLines(binding, (node) => ranks[node] ?? 0);
  if (typeof sorted === 'string') return sorted;
  const about = (node: number | null): readonly Line[] =>
    sorted.filter(({ line }) => line.subjectNode === node).map(({ line }) => line);
  const streamOf = (node: number | null): Stream => binder.stream(joinRuns(about(node), binder));
  // One node alone is always the first: its hash decides nothing.
  const isOpenNode = nodes.map((units) => nodes.length > 1 && units.some(({ parts }) => dependsOnSlot(parts)));
  const head = streamOf(null);
  const groups = nodes.map((_, node) => streamOf(node));
  const hashInputs = nodes.flatMap((units, node) =>
    isOpenNode[node] === true
      ? [{ node, stream: binder.stream(units.map(({ parts }) => ({ parts, run: null }))) }]
      : [],
  );
  const places = nodes.flatMap((_, rank) => [...binder.pool.place(label(rank))]);
  return {
    openSlots: Int32Array.from([...open].sort((left, right) => left - right)),
    isIri: Uint8Array.from(kinds, (kind) => (kind === 'iri' ? 1 : 0)),
    slotCount: kinds.length,
    nodeCount: lines.nodeCount,
    markCount: binder.markCount,
    runs: binder.runs,
    head,
    groups,
    hashInputs,
    fixedHashes: hashes.map((value, node) => (isOpenNode[node] === true ? null : value)),
    labels: Int32Array.from(places),
    labelOrder: Int32Array.from(nodes.map((_, rank) => rank).sort((a, b) => (label(a) < label(b) ? -1 : 1))),
    fixedLength: binder.fixedLength,
    slotUses: binder.slotUses,
    fixed: binder.pool.bytes(),
  };
};
