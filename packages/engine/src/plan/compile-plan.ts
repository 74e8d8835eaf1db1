import { sha256 } from '@noble/hashes/sha2.js';
import type { Quad } from 'jsonld';
import { canonizeQuads } from '../rdf/canonize.ts';
import { readsPlainly } from '../rdf/plain-reading.ts';
import { type Result, fail, ok } from '../result.ts';
import { utf8Decode } from '../text/utf8.ts';
import { type Hollow, findHoles } from './find-holes.ts';
import { type Line, makeLines } from './lines.ts';
import { makeMatcher } from './match-shape.ts';
import { Plan, type PlanUse } from './plan.ts';
import type { Shape } from './shape.ts';

/** Fixed text that would not sort or escape as plans assume. */
const FOREIGN = /[\u0000-\u0009\u000b-\u001f\u007f\ud800-\udfff]/;

const hasForeignText = (lines: readonly Line[]): boolean =>
  lines.some(({ parts }) => parts.some((part) => typeof part === 'string' && FOREIGN.test(part)));

const rootSlotOf = (shape: Shape, slotOf: ReadonlyMap<number, number>): number | null => {
  if (shape.root.kind !== 'object') return null;
  const id = shape.root.values[shape.root.keys.indexOf('id')];
  return id?.kind === 'leaf' ? (slotOf.get(id.leaf) ?? null) : null;
};

/** Whether the plan gives exactly what the unmodified libraries give for a graph. */
const agrees = async (plan: Plan, values: readonly string[], quads: readonly Quad[]): Promise<boolean> => {
  const bytes = plan.canonical(values, sha256);
  if (typeof bytes === 'string') return false;
  const text = utf8Decode(bytes);
  const reference = await canonizeQuads(quads, 'sha256');
  return reference.ok && reference.value === text;
};

type Source = { readonly shape: Shape; readonly quads: readonly Quad[]; readonly use: PlanUse };

const planFrom = ({ shape, use }: Source, hollow: Hollow): Result<Plan, string> => {
  const leaves = [...hollow.holes.keys()];
  const slotOf = new Map(leaves.map((leaf, slot) => [leaf, slot]));
  const sentinels = new Map([...hollow.holes.values()].map(({ sentinel }, slot) => [sentinel, slot]));
  const lines = makeLines(hollow, sentinels);
  if (lines === null) return fail('named_graph');
  if (hasForeignText(lines.lines)) return fail('fixed_character');
  const rootSlot = rootSlotOf(shape, slotOf);
  if (use === 'credential' && (rootSlot === null || !readsPlainly(hollow.document, hollow.quads))) {
    return fail('no_plain_reading');
  }
  const plan = Plan.make(
    {
      use,
      matcher: makeMatcher(shape, slotOf),
      lines,
      kinds: [...hollow.holes.values()].map(({ kind }) => kind),
      values: leaves.map((leaf) => String(shape.leaves[leaf]?.value)),
      rootSlot: use === 'credential' ? rootSlot : null,
    },
    sha256,
  );
  return typeof plan === 'string' ? fail(plan) : ok(plan);
};

/**
 * Compiles the plan of a shape: jsonld.js, unmodified, runs once on the document with sentinels in place of values, and
 * its quads become line templates. `quads` is the graph of the document itself. The plan is given out only when it
 * reproduces the reference's canonical form for the document and for the sentinels.
 */
export const compilePlan = async (source: Source): Promise<Result<Plan, string>> => {
  const hollow = await findHoles(source.shape, source.quads);
  if (hollow === null) return fail('no_holes');
  const plan = planFrom(source, hollow);
  if (!plan.ok) return plan;
  const { values } = plan.value.parts;
  const sentinels = [...hollow.holes.values()].map(({ sentinel }) => sentinel);
  const isGood =
    (await agrees(plan.value, values, source.quads)) && (await agrees(plan.value, sentinels, hollow.quads));
  return isGood ? plan : fail('self_check');
};

