import { utf8Encode } from '../text/utf8.ts';
import { type Binding, bind, sortedLines } from './bind.ts';
import type { HoleKind } from './find-holes.ts';
import { type JsonTemplate, fillTemplate, narrowTemplate } from './json-text.ts';
import type { Lines } from './lines.ts';
import type { Matcher } from './match-shape.ts';
import type { HashNow, Refusal } from './program.ts';
import { Runner } from './run-program.ts';
import { canStand } from './slot-writer.ts';

/** What a plan is made for: a credential, whose plain reading must hold too, or the options of a proof. */
export type PlanUse = 'credential' | 'options';

export type PlanParts = {
  readonly use: PlanUse;
  readonly matcher: Matcher;
  /** Leaf of the document → slot. */
  readonly slotOf: ReadonlyMap<number, number>;
  readonly lines: Lines;
  readonly kinds: readonly HoleKind[];
  /** The values of the document that the plan was made from. */
  readonly values: readonly string[];
  /** Slot of the credential's own id; null for options. */
  readonly rootSlot: number | null;
  /** Where the issuer's id stands, or what it is when it belongs to the shape. */
  readonly issuer: { readonly slot: number } | { readonly value: string | null };
  readonly json: JsonTemplate;
};

/** A plan with some of its slots filled for good, and the order of lines that fits. */
export class Specialised {
  readonly binding: Binding;
  readonly runner: Runner;
  readonly #closed: readonly number[];
  readonly #json: JsonTemplate;
  #narrow: JsonTemplate | null = null;
  /** How often the lines stood in another order. */
  misses = 0;

  constructor(binding: Binding, runner: Runner, json: JsonTemplate) {
    this.#json = json;
    this.binding = binding;
    this.runner = runner;
    this.#closed = binding.values.flatMap((_, slot) => (binding.open.has(slot) ? [] : [slot]));
  }

  fits(values: readonly string[]): boolean {
    const fixed = this.binding.values;
    for (const slot of this.#closed) if (values[slot] !== fixed[slot]) return false;
    return true;
  }

  text(values: readonly string[]): string {
    this.#narrow ??= narrowTemplate(this.#json, { ...this.binding, quote: 'in_gap' });
    const { kinds } = this.binding;
    return fillTemplate(
      this.#narrow,
      values,
      (slot, value) => kinds[slot] === 'iri' || this.runner.isAsIs(slot, value),
    );
  }

  differing(values: readonly string[]): readonly number[] {
    return this.#closed.filter((slot) => values[slot] !== this.binding.values[slot]);
  }
}

/** A value that is fixed is not looked at again when the program runs, so that it must be good before. */
const closedValuesCanStand = ({ kinds, values, open }: Binding): boolean =>
  kinds.every((kind, slot) => open.has(slot) || canStand(kind, values[slot] ?? ''));

const MAX_SPECIALISED = 4;
/** A program is widened for so many further slots; with more differences a new one is made. */
const NEAR = 6;
/** Making a program costs about as much as this many runs; it may happen once in as many. */
const RUNS_PER_BINDING = 24;
const FREE_BINDINGS = 4;

/**
 * The compiled form of all credentials of one shape. It starts with every value open; when credentials come that
 * differ in a few values only, as in a cohort, it keeps programs in which the others are fixed bytes.
 */
export class Plan {
  readonly parts: PlanParts;
  /** Set when the plan must not be used any more. */
  isForgotten = false;
  readonly #everything: Specialised;
  #specialised: Specialised[] = [];
  #last: readonly string[];
  /** What ran last. */
  #current: Specialised;
  #runs = 0;
  #bindings = 0;

  private constructor(parts: PlanParts, everything: Specialised) {
    this.parts = parts;
    this.#everything = everything;
    this.#current = everything;
    this.#last = parts.values;
  }

  /** Null when the example itself needs what a plan cannot do. */
  static make(parts: PlanParts, hash: HashNow): Plan | Refusal {
    const { lines, kinds, values } = parts;
    const binding: Binding = { lines, kinds, values, open: new Set(kinds.keys()) };
    const program = bind(binding, hash);
    return typeof program === 'string'
      ? program
      : new Plan(parts, new Specialised(binding, new Runner(program), parts.json));
  }

  /** Canonical N-Quads in UTF-8, valid until the next call, or why the reference has to do it. */
  canonical(values: readonly string[], hash: HashNow): Uint8Array | Refusal {
    this.#runs += 1;
    if (!this.#hasOwnRoot(values)) return 'equal_lines';
    const program = this.#programFor(values, hash);
    this.#current = program;
    const bytes = program.runner.run(values, hash);
    return bytes === 'order' ? this.#inOtherOrder(program, values, hash) : bytes;
  }

  /**
   * JSON text of the document with these values, as JSON.stringify writes it, without the brace that closes it. To be
   * asked for directly after {@link canonical} gave bytes for the same values.
   */
  openText(values: readonly string[]): string {
    return this.#current.text(values);
  }

  /** Programs in which most values are fixed, the last used first. */
  programs(): readonly Specialised[] {
    return this.#specialised;
  }

  issuerId(values: readonly string[]): string | null {
    const { issuer } = this.parts;
    return 'slot' in issuer ? (values[issuer.slot] ?? null) : issuer.value;
  }

  /** Nothing else in the document may speak about the credential's own address: the plain reading rests on that. */
  #hasOwnRoot(values: readonly string[]): boolean {
    const { rootSlot, lines } = this.parts;
    if (rootSlot === null) return true;
    const root = values[rootSlot] ?? '';
    for (const slot of lines.subjectSlots) if (slot !== rootSlot && values[slot] === root) return false;
    return !lines.fixedSubjects.includes(root);
  }

  #programFor(values: readonly string[], hash: HashNow): Specialised {
    const found = this.#specialised.find((each) => each.fits(values));
    if (found !== undefined) return found;
    const made = this.#mayBind() ? this.#specialise(values, hash) : null;
    this.#last = values;
    return made ?? this.#everything;
  }

  #mayBind(): boolean {
    return this.#bindings < FREE_BINDINGS + this.#runs / RUNS_PER_BINDING;
  }

  #specialise(values: readonly string[], hash: HashNow): Specialised | null {
    const near = this.#specialised.find((each) => each.differing(values).length <= NEAR);
    const open = new Set(
      near === undefined
        ? this.#last.flatMap((value, slot) => (value === values[slot] ? [] : [slot]))
        : [...near.binding.open, ...near.differing(values)],
    );
    if (open.size * 2 > values.length) return null;
    return this.#bindAgain({ ...this.#everything.binding, values, open }, near, hash);
  }

  #bindAgain(binding: Binding, replaced: Specialised | undefined, hash: HashNow): Specialised | null {
    this.#bindings += 1;
    if (!closedValuesCanStand(binding)) return null;
    const program = bind(binding, hash);
    if (typeof program === 'string') return null;
    const made = new Specialised(binding, new Runner(program), this.parts.json);
    this.#specialised = [made, ...this.#specialised.filter((each) => each !== replaced)].slice(0, MAX_SPECIALISED);
    return made;
  }

  #inOtherOrder(program: Specialised, values: readonly string[], hash: HashNow): Uint8Array | Refusal {
    program.misses += 1;
    if (program !== this.#everything && program.misses % NEAR === 0 && this.#mayBind()) {
      this.#bindAgain({ ...program.binding, values }, program, hash);
    }
    const sorted = sortedLines({ ...program.binding, values }, (node) => program.runner.rankOf(node));
    return typeof sorted === 'string' ? sorted : utf8Encode(sorted.map(({ text }) => text).join(''));
  }
}
