import { type JsonObject, isJsonObject } from '../json/json-types.ts';
import type { JsonTemplate } from './json-text.ts';
import { narrowTemplate } from './json-text.ts';
import { type PlannedDocument, findPlan } from './known-plans.ts';
import { type Matcher, makeMatcher } from './match-shape.ts';
import { type Mould, fillMould, makeMould } from './mould.ts';
import type { Plan, Specialised } from './plan.ts';
import { type Shape, type ShapeNode, readShape } from './shape.ts';

/** Fixed text with gaps, and what documents are made in from what stands in the gaps. */
type Narrowed = { readonly template: JsonTemplate; readonly mould: Mould };

/** How signed credentials of one shape are written, with gaps for the values and for the proof's own. */
type TextForm = {
  readonly plan: Plan;
  readonly everything: Narrowed;
  /** Of the signed document: the slots of the plan, then those of the proof. */
  readonly matcher: Matcher;
  /** Whether such texts are exactly what JSON.stringify writes: no value in them has anything that it would escape. */
  readonly isCompact: boolean;
  readonly narrowed: WeakMap<Specialised, Narrowed>;
};

/** A text that was read by its known form: exactly what the strict reader would give. */
export type KnownText = { readonly secured: JsonObject; readonly planned: PlannedDocument };

type Compact = { readonly document: object; readonly text: string };

/** The compact texts read last: as many as a server answers at the same moment. A weak map of all costs more to keep. */
const compactTexts: Compact[] = [];
const MAX_COMPACT_TEXTS = 32;
/** A longer one is not held: thirty-two of the largest files would be a lot of memory to give away. */
const MAX_COMPACT_LENGTH = 65_536;
let nextCompact = 0;

const keepCompact = (compact: Compact): void => {
  compactTexts[nextCompact] = compact;
  nextCompact = (nextCompact + 1) % MAX_COMPACT_TEXTS;
};

/** What JSON.stringify would write of a document, where it was read from that very text a moment ago; else null. */
export const compactTextOf = (document: object): string | null =>
  compactTexts.find((compact) => compact.document === document)?.text ?? null;

const MAX_FORMS = 32;
const MAX_FORMS_OF_A_PLAN = 4;
let forms: TextForm[] = [];

/** What changes from proof to proof. */
const PROOF_SLOTS: readonly string[] = ['created', 'verificationMethod', 'proofValue'];

/** Escapes, characters that must have been escaped, and halves of characters are left to the strict reader. */
const SPECIAL = /[\u0000-\u001f\\\ud800-\udfff]/;

/** Whether it stands there. Comparing a piece as a whole is twenty times quicker than `startsWith`, letter by letter. */
const standsAt = (text: string, piece: string, at: number): boolean => text.slice(at, at + piece.length) === piece;

/** What stands in the gaps, in their order; null when the text is not of this form. */
const gapsOf = ({ texts, slots }: JsonTemplate, text: string): readonly string[] | null => {
  const gaps: string[] = [];
  let at = 0;
  while (gaps.length < slots.length) {
    const before = texts[gaps.length] ?? '';
    if (!standsAt(text, before, at)) return null;
    at += before.length;
    const end = text.indexOf('"', at);
    if (end < 0) return null;
    const value = text.slice(at, end);
    if (SPECIAL.test(value)) return null;
    gaps.push(value);
    at = end;
  }
  const last = texts[slots.length] ?? '';
  return at + last.length === text.length && standsAt(text, last, at) ? gaps : null;
};

const narrow = (form: TextForm, program: Specialised): Narrowed => {
  const known = form.narrowed.get(program);
  if (known !== undefined) return known;
  const { open, values } = program.binding;
  const fixed = { values, open: new Set([...open, ...PROOF_SLOTS.map((_, at) => values.length + at)]) };
  const template = narrowTemplate(form.everything.template, { ...fixed, quote: 'bare' });
  const made = { template, mould: makeMould(form.matcher, fixed) };
  form.narrowed.set(program, made);
  return made;
};

type Values = { readonly values: string[]; readonly mould: Mould };

const valuesOf = ({ template, mould }: Narrowed, gaps: readonly string[], values: string[]): Values => {
  gaps.forEach((value, gap) => {
    values[template.slots[gap] ?? 0] = value;
  });
  return { values, mould };
};

const readForm = (form: TextForm, text: string): Values | null => {
  for (const program of form.plan.programs()) {
    const narrowed = narrow(form, program);
    const gaps = gapsOf(narrowed.template, text);
    if (gaps !== null) return valuesOf(narrowed, gaps, [...program.binding.values, '', '', '']);
  }
  const gaps = gapsOf(form.everything.template, text);
  return gaps && valuesOf(form.everything, gaps, new Array<string>(form.matcher.slotCount).fill(''));
};

/**
 * Reads the text of a signed credential by a form in which its like was read before. What it gives is what the strict
 * reader gives: the same keys in the same order, and no value with an escape, a control or half a character.
 */
export const readKnownText = (text: string): KnownText | null => {
  for (const form of forms) {
    const read = readForm(form, text);
    if (read === null) continue;
    if (form !== forms[0]) forms = [form, ...forms.filter((each) => each !== form)];
    const { mould, values } = read;
    const secured = fillMould(mould, values);
    if (form.isCompact && text.length <= MAX_COMPACT_LENGTH) keepCompact({ document: secured, text });
    return { secured, planned: { plan: form.plan, values } };
  }
  return null;
};

type Token = { readonly start: number; readonly end: number };

/** Where the texts that are values stand, in order; keys are left out. */
const valueTokens = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/gs)) {
    if (match[2] === undefined) {
      tokens.push({ start: match.index + 1, end: match.index + 1 + (match[1] ?? '').length });
    }
  }
  return tokens;
};

const leavesUnder = (node: ShapeNode): readonly number[] => {
  if (node.kind === 'leaf') return [node.leaf];
  return (node.kind === 'list' ? node.items : node.values).flatMap(leavesUnder);
};

/** Slots of the signed document: those of the plan in its own order, and three more for the proof. */
const securedSlots = ({ root }: Shape, plan: Plan): ReadonlyMap<number, number> | null => {
  const proof = root.kind === 'object' ? root.values[root.keys.indexOf('proof')] : undefined;
  if (proof?.kind !== 'object') return null;
  const inProof = new Set(leavesUnder(proof));
  const { slotOf, kinds } = plan.parts;
  const slots = new Map<number, number>();
  leavesUnder(root)
    .filter((leaf) => !inProof.has(leaf))
    .forEach((leaf, at) => {
      const slot = slotOf.get(at);
      if (slot !== undefined) slots.set(leaf, slot);
    });
  PROOF_SLOTS.forEach((name, at) => {
    const leaf = proof.values[proof.keys.indexOf(name)];
    if (leaf?.kind === 'leaf') slots.set(leaf.leaf, kinds.length + at);
  });
  return slots.size === kinds.length + PROOF_SLOTS.length ? slots : null;
};

const templateOf = (text: string, shape: Shape, slots: ReadonlyMap<number, number>): JsonTemplate | null => {
  const tokens = valueTokens(text);
  const leaves = [...shape.leaves.keys()].filter((leaf) => typeof shape.leaves[leaf]?.value === 'string');
  if (tokens.length !== leaves.length) return null;
  const texts: string[] = [];
  const gaps: number[] = [];
  let from = 0;
  for (const [at, { start, end }] of tokens.entries()) {
    const leaf = leaves[at] ?? 0;
    const slot = slots.get(leaf);
    if (slot === undefined) continue;
    if (text.slice(start - 1, end + 1) !== JSON.stringify(shape.leaves[leaf]?.value)) return null;
    texts.push(text.slice(from, start));
    gaps.push(slot);
    from = end;
  }
  return { texts: [...texts, text.slice(from)], slots: gaps };
};

/** Keeps the form of a text that the strict reader has read and whose proof was good, if there is a plan for it. */
export const learnText = (text: string, secured: JsonObject): void => {
  const { proof, ...document } = secured;
  const planned = isJsonObject(proof) ? findPlan('credential', document) : null;
  const isCompact = text === JSON.stringify(secured);
  // An escape can be written in several ways. Of one text it is known which.
  if (planned === null || (!isCompact && text.includes('\\'))) return;
  const { plan } = planned;
  if (forms.filter((form) => form.plan === plan).length >= MAX_FORMS_OF_A_PLAN) return;
  const shape = readShape(secured);
  const slots = shape === null ? null : securedSlots(shape, plan);
  if (shape === null || slots === null) return;
  const template = templateOf(text, shape, slots);
  if (template === null) return;
  const matcher = makeMatcher(shape, slots);
  const mould = makeMould(matcher, { values: [], open: new Set(slots.values()) });
  const form: TextForm = { plan, everything: { template, mould }, matcher, isCompact, narrowed: new WeakMap() };
  forms = [form, ...forms.filter((each) => !each.plan.isForgotten)].slice(0, MAX_FORMS);
};
