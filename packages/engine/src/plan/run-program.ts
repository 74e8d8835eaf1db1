import { type HashNow, type Program, type Refusal, STEP, type Stream } from './program.ts';
import { compareBytes } from '../text/compare-bytes.ts';
import { MAX_BYTES_PER_UNIT, writeIri, writeLiteral } from './slot-writer.ts';

const NEWLINE = 0x0a;
const STRIDE = 3;
const SHORT = 24;
const MAX_GROUPS = 256;
const ROOM_FOR_VALUES = 1_024;

/** Where each text of a stream was written last; -1 where that is not known, or does not stand there any more. */
type Places = Int32Array;

const placesOf = ({ steps }: Stream): Places => new Int32Array(steps.length).fill(-1);

/**
 * Runs a program again and again in memory of its own: fixed bytes first, then the values of the slots, then what is
 * written, then what is hashed on the way. The result is a view that stays valid until the next run, and nobody may
 * write into it: a text that has to stand where the last run left it is not written again. What comes before it in this
 * run stands before it, and what came after it in the last run stands after it, so that nothing can have overwritten it.
 */
export class Runner {
  readonly #program: Program;
  readonly #slotStart: Int32Array;
  readonly #slotEnd: Int32Array;
  readonly #marks: Int32Array;
  readonly #groups = new Map<number, Uint8Array>();
  readonly #hashes: (Uint8Array | null)[];
  /** Nodes by rank, rank of each node, place of each rank in the order of labels. */
  readonly #byRank: Int32Array;
  readonly #rankOf: Int32Array;
  readonly #placeOf: Int32Array;
  readonly #headPlaces: Places;
  readonly #groupPlaces: readonly Places[];
  #memory: Uint8Array;
  /** Where the canonical form starts: the same place in each run, unless the values need more room before it. */
  #start: number;
  #at = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#slotStart = new Int32Array(program.slotCount);
    this.#slotEnd = new Int32Array(program.slotCount);
    this.#marks = new Int32Array(program.markCount);
    this.#hashes = [...program.fixedHashes];
    this.#byRank = Int32Array.from({ length: program.nodeCount }, (_, node) => node);
    this.#rankOf = new Int32Array(program.nodeCount);
    this.#placeOf = new Int32Array(program.nodeCount);
    program.labelOrder.forEach((rank, place) => {
      this.#placeOf[rank] = place;
    });
    this.#headPlaces = placesOf(program.head);
    this.#groupPlaces = program.groups.map(placesOf);
    this.#start = program.fixed.length + ROOM_FOR_VALUES;
    this.#memory = new Uint8Array(this.#start + (program.fixedLength + ROOM_FOR_VALUES) * 2);
    this.#memory.set(program.fixed);
  }

  /** Canonical N-Quads of the credential with these values, or why this program cannot give them. */
  run(values: readonly string[], hash: HashNow): Uint8Array | Refusal {
    const fault = this.#writeSlots(values) ?? this.#rank(hash) ?? this.#writeAll();
    if (fault === null) return this.#memory.subarray(this.#start, this.#at);
    this.#forgetPlaces();
    return fault;
  }

  #writeAll(): Refusal | null {
    const { head, groups, labelOrder } = this.#program;
    this.#at = this.#start;
    let fault = this.#write(head, 'distinct', this.#headPlaces);
    for (let place = 0; place < labelOrder.length && fault === null; place += 1) {
      const node = this.#byRank[labelOrder[place] ?? 0] ?? 0;
      const group = groups[node];
      if (group === undefined) continue;
      fault = group.isFixed
        ? this.#fixedGroup(node, group)
        : this.#write(group, 'distinct', this.#groupPlaces[node] ?? null);
    }
    return fault;
  }

  #forgetPlaces(): void {
    this.#headPlaces.fill(-1);
    for (const places of this.#groupPlaces) places.fill(-1);
  }

  /** Rank of each blank node after the last run; the number in its label. */
  rankOf(node: number): number {
    return this.#rankOf[node] ?? 0;
  }

  /** Lines in which only the label of their own node is open: kept for each label, and copied as one piece. */
  #fixedGroup(node: number, group: Stream): null {
    const key = node * this.#byRank.length + (this.#rankOf[node] ?? 0);
    const known = this.#groups.get(key);
    if (known !== undefined) {
      this.#memory.set(known, this.#at);
      this.#at += known.length;
      return null;
    }
    const start = this.#at;
    this.#steps(group.steps, null);
    if (this.#groups.size < MAX_GROUPS) this.#groups.set(key, this.#memory.slice(start, this.#at));
    return null;
  }

  /** Whether the value of the last run was written without escapes and in as many bytes as it has characters. */
  isAsIs(slot: number, value: string): boolean {
    return (this.#slotEnd[slot] ?? 0) - (this.#slotStart[slot] ?? 0) === value.length;
  }

  #reserve(end: number): void {
    if (end <= this.#memory.length) return;
    const larger = new Uint8Array(end + (end >> 1));
    larger.set(this.#memory);
    this.#memory = larger;
  }

  #makeRoomForValues(values: readonly string[]): void {
    const { openSlots, fixed } = this.#program;
    let units = 0;
    for (let open = 0; open < openSlots.length; open += 1) units += (values[openSlots[open] ?? 0] ?? '').length;
    const end = fixed.length + units * MAX_BYTES_PER_UNIT;
    if (end <= this.#start) return;
    this.#start = end + (end >> 1);
    this.#forgetPlaces();
    this.#reserve(this.#start);
  }

  #writeSlots(values: readonly string[]): Refusal | null {
    const { openSlots, isIri, fixed, fixedLength, slotUses } = this.#program;
    this.#makeRoomForValues(values);
    let at = fixed.length;
    let length = fixedLength;
    for (let open = 0; open < openSlots.length; open += 1) {
      const slot = openSlots[open] ?? 0;
      const value = values[slot] ?? '';
      const write = isIri[slot] === 1 ? writeIri : writeLiteral;
      const end = write(this.#memory, at, value);
      if (end < 0) return isIri[slot] === 1 ? 'iri' : 'character';
      this.#slotStart[slot] = at;
      this.#slotEnd[slot] = end;
      length += (end - at) * (slotUses[slot] ?? 0);
      at = end;
    }
    // What is hashed on the way is written behind all that the canonical form can come to.
    this.#at = this.#start + length;
    this.#reserve(this.#at + length);
    return null;
  }

  /** First-degree hashes of the nodes that depend on values, then the rank of all (RDFC-1.0, §4.6 and §4.4.3). */
  #rank(hash: HashNow): Refusal | null {
    const { hashInputs } = this.#program;
    const start = this.#at;
    for (const { node, stream } of hashInputs) {
      const fault = this.#write(stream, 'equal_allowed', null);
      if (fault !== null) return fault;
      this.#hashes[node] = hash(this.#memory.subarray(start, this.#at));
      this.#at = start;
    }
    return this.#sortNodes();
  }

  #sortNodes(): Refusal | null {
    const byRank = this.#byRank;
    for (let at = 1; at < byRank.length; at += 1) {
      const node = byRank[at] ?? 0;
      let place = at;
      let order = -1;
      for (; place > 0; place -= 1) {
        const before = byRank[place - 1] ?? 0;
        order = this.#compareNodes(before, node);
        if (order <= 0) break;
        byRank[place] = before;
      }
      // First put down, so that no node is lost for the runs to come.
      byRank[place] = node;
      if (order === 0) return 'equal_hashes';
    }
    for (let rank = 0; rank < byRank.length; rank += 1) this.#rankOf[byRank[rank] ?? 0] = rank;
    return null;
  }

  #compareNodes(left: number, right: number): number {
    const [one, two] = [this.#hashes[left], this.#hashes[right]];
    return one == null || two == null ? 0 : compareBytes(one, two);
  }

  #write(stream: Stream, equal: 'distinct' | 'equal_allowed', places: Places | null): Refusal | null {
    this.#steps(stream.steps, places);
    const { pairs } = stream;
    for (let at = 0; at < pairs.length; at += 2) {
      const order = this.#compareLines(this.#marks[pairs[at] ?? 0] ?? 0, this.#marks[pairs[at + 1] ?? 0] ?? 0);
      if (order > 0) return 'order';
      if (order === 0 && equal === 'distinct') return 'equal_lines';
    }
    return null;
  }

  /** Lines end with the only line feed they have, so none is the start of another. */
  #compareLines(left: number, right: number): number {
    const memory = this.#memory;
    for (let at = 0; ; at += 1) {
      const byte = memory[left + at] ?? 0;
      const difference = byte - (memory[right + at] ?? 0);
      if (difference !== 0) return difference;
      if (byte === NEWLINE) return 0;
    }
  }

  #copy(start: number, end: number): void {
    const memory = this.#memory;
    let at = this.#at;
    if (end - start > SHORT) {
      memory.copyWithin(at, start, end);
      at += end - start;
    } else {
      for (let from = start; from < end; from += 1) {
        memory[at] = memory[from] ?? 0;
        at += 1;
      }
    }
    this.#at = at;
  }

  #label(node: number): void {
    const rank = this.#rankOf[node] ?? 0;
    const { labels } = this.#program;
    this.#copy(labels[rank * 2] ?? 0, labels[rank * 2 + 1] ?? 0);
  }

  /** Whether the last run left the text of this step right here. */
  #standsHere(places: Places, step: number): boolean {
    const isHere = places[step] === this.#at;
    places[step] = this.#at;
    return isHere;
  }

  #steps(steps: Int32Array, places: Places | null): void {
    for (let at = 0; at < steps.length; at += STRIDE) {
      const first = steps[at + 1] ?? 0;
      const second = steps[at + 2] ?? 0;
      switch (steps[at]) {
        case STEP.text:
          if (places !== null && this.#standsHere(places, at)) this.#at += second - first;
          else this.#copy(first, second);
          break;
        case STEP.slot:
          this.#copy(this.#slotStart[first] ?? 0, this.#slotEnd[first] ?? 0);
          break;
        case STEP.label:
          this.#label(first);
          break;
        case STEP.mark:
          this.#marks[first] = this.#at;
          break;
        default:
          this.#run(first, second);
      }
    }
  }

  #run(index: number, lastMark: number): void {
    const run = this.#program.runs[index];
    if (run === undefined) return;
    const { nodes, prefix, end } = run;
    this.#sortByLabel(nodes);
    for (let at = 0; at < nodes.length; at += 1) {
      if (at === nodes.length - 1) this.#marks[lastMark] = this.#at;
      this.#steps(prefix, null);
      this.#label(nodes[at] ?? 0);
      this.#copy(end[0], end[1]);
    }
  }

  /** In place: the order left by the last run is a good start for the next. */
  #sortByLabel(nodes: Int32Array): void {
    const place = (node: number): number => this.#placeOf[this.#rankOf[node] ?? 0] ?? 0;
    for (let at = 1; at < nodes.length; at += 1) {
      const node = nodes[at] ?? 0;
      let to = at;
      for (; to > 0 && place(nodes[to - 1] ?? 0) > place(node); to -= 1) nodes[to] = nodes[to - 1] ?? 0;
      nodes[to] = node;
    }
  }
}
