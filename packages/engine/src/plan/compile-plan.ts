import { sha256 } from '@noble/hashes/sha2.js';
import type { Quad } from 'jsonld';
import { canonizeQuads } from '../rdf/canonize.ts';
import { readsPlainly } from '../rdf/plain-reading.ts';
import { type Result, fail, ok } from '../result.ts';
import { utf8Decode } from '../text/utf8.ts';
import { type Hollow, findHoles } from './find-holes.ts';
import { type Line, makeLines } from './lines.ts';
import { makeMatcher } from './match-shape.ts';
import { jsonTemplate } from './json-text.ts';
import { Plan, type PlanParts, type PlanUse } from './plan.ts';
import type { Shape, ShapeNode } from './shape.ts';

/** Fixed text that would not sort or escape as plans assume. */
const FOREIGN = /[\u0000-\u0009\u000b-\u001f\u007f\ud800-\udfff]/;

const hasForeignText = (lines: readonly Line[]): boolean =>
  lines.some(({ parts }) => parts.some((part) => typeof part === 'string' && FOREIGN.test(part)));

const member = (node: ShapeNode | undefined, key: string): ShapeNode | undefined =>
  node?.kind === 'object' ? node.values[node.keys.indexOf(key)] : undefined;

const slotAt = (node: ShapeNode | undefined, slotOf: ReadonlyMap<number, number>): number | null =>
  node?.kind === 'leaf' ? (slotOf.get(node.leaf) ?? null) : null;

/** Same reading as everywhere in the engine: the issuer is a text, or an object with an `id`. */
const issuerOf = (shape: Shape, slotOf: ReadonlyMap<number, number>): PlanParts['issuer'] => {
  const issuer = member(shape.root, 'issuer');
  const id = issuer?.kind === 'object' ? member(issuer, 'id') : issuer;
  const slot = slotAt(id, slotOf);
  if (slot !== null) return { slot };
  const value = id?.kind === 'leaf' ? shape.leaves[id.leaf]?.value : null;
  return { value: typeof value === 'string' ? value : null };
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
  const rootSlot = slotAt(member(shape.root, 'id'), slotOf);
  if (use === 'credential' && (rootSlot === null || !readsPlainly(hollow.document, hollow.quads))) {
    return fail('no_plain_reading');
  }
  const plan = Plan.make(
    {
      use,
      matcher: makeMatcher(shape, slotOf),
      slotOf,
      lines,
      kinds: [...hollow.holes.values()].map(({ kind }) => kind),
      values: leaves.map((leaf) => String(shape.leaves[leaf]?.value)),
      rootSlot: use === 'credential' ? rootSlot : null,
      issuer: issuerOf(shape, slotOf),
      json: jsonTemplate(shape, slotOf),
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
