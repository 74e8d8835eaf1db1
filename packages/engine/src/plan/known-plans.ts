import { sha256 } from '@noble/hashes/sha2.js';
import type { JsonObject } from '../json/json-types.ts';
import { toQuads } from '../rdf/canonize.ts';
import type { CryptoPort } from '../types.ts';
import { compilePlan } from './compile-plan.ts';
import { matchDocument } from './match-shape.ts';
import type { Plan, PlanUse } from './plan.ts';
import type { HashNow } from './program.ts';
import { shapeNumber } from './shape-number.ts';
import { readShape } from './shape.ts';
import { countRefusal, setPlanCount } from './statistics.ts';

/** Plans that are kept; the one that was not used for longest goes. */
const MAX_PLANS = 32;
const MAX_SIGHTINGS = 256;
/** Plans are made for pinned contexts only: what an operator installed may change. */
const NOWHERE: ReadonlyMap<string, object> = new Map();

const plans: Record<PlanUse, Plan[]> = { credential: [], options: [] };

/** Shapes met so far without a plan, by their number: once seen, or settled (a plan was made, or cannot be). */
type Sighting = 'once' | 'settled';

const sightings: Readonly<Record<PlanUse, Map<number, Sighting>>> = { credential: new Map(), options: new Map() };

const remember = (use: PlanUse, number: number, state: Sighting): void => {
  const seen = sightings[use];
  seen.delete(number);
  seen.set(number, state);
  const [oldest] = seen.keys();
  if (seen.size > MAX_SIGHTINGS && oldest !== undefined) seen.delete(oldest);
};

export type PlannedDocument = { readonly plan: Plan; readonly values: string[] };

/** The plan for a document and its values; null when there is none for its shape. */
export const findPlan = (use: PlanUse, document: JsonObject): PlannedDocument | null => {
  const known = plans[use];
  for (let at = 0; at < known.length; at += 1) {
    const plan = known[at];
    const values = plan === undefined ? null : matchDocument(plan.parts.matcher, document);
    if (plan === undefined || values === null) continue;
    if (at > 0) {
      known.splice(at, 1);
      known.unshift(plan);
    }
    return { plan, values };
  }
  return null;
};

export const forgetPlan = (plan: Plan): void => {
  plan.isForgotten = true;
  plans[plan.parts.use] = plans[plan.parts.use].filter((known) => known !== plan);
  setPlanCount(plans.credential.length + plans.options.length);
};

/**
 * Tells of a document that the reference path has just read. When its shape comes a second time, a plan is compiled: a
 * shape that comes only once, such as one that somebody made up, costs nothing more.
 */
export const learnShape = async (use: PlanUse, document: JsonObject): Promise<void> => {
  const number = shapeNumber(document);
  const state = sightings[use].get(number);
  remember(use, number, state === undefined ? 'once' : 'settled');
  const shape = state === 'once' ? readShape(document) : null;
  if (shape === null) return;
  const quads = await toQuads(document, NOWHERE);
  const plan = quads.ok ? await compilePlan({ shape, quads: quads.value, use }) : quads;
  if (!plan.ok) {
    countRefusal(`shape:${plan.error}`);
    return;
  }
  plans[use] = [plan.value, ...plans[use]].slice(0, MAX_PLANS);
  setPlanCount(plans.credential.length + plans.options.length);
};

const hashers = new WeakMap<CryptoPort, HashNow>();
const EMPTY = new Uint8Array(0);

/** SHA-256 without waiting: the port's own when it answers at once, else one in JavaScript. */
export const hashNow = (crypto: CryptoPort): HashNow => {
  const known = hashers.get(crypto);
  if (known !== undefined) return known;
  const probe = crypto.sha256(EMPTY);
  const own: HashNow = (bytes) => {
    const digest = crypto.sha256(bytes);
    return digest instanceof Uint8Array ? digest : sha256(bytes);
  };
  const made = probe instanceof Uint8Array ? own : sha256;
  hashers.set(crypto, made);
  return made;
};

/** SHA-256 of the canonical form by a plan; null when there is no plan or a value is left to the reference. */
export const hashByPlan = ({ plan, values }: PlannedDocument, crypto: CryptoPort): Uint8Array | null => {
  const hash = hashNow(crypto);
  const bytes = plan.canonical(values, hash);
  if (typeof bytes !== 'string') return hash(bytes);
  countRefusal(`value:${bytes}`);
  return null;
};

type Hashed = { readonly values: readonly string[]; readonly crypto: CryptoPort; readonly hash: Uint8Array };

const lastHashes = new WeakMap<Plan, Hashed>();

/** {@link hashByPlan} for the options of a proof: all that one key signs within one second has the same. */
export const hashOptionsByPlan = (planned: PlannedDocument, crypto: CryptoPort): Uint8Array | null => {
  const { plan, values } = planned;
  const last = lastHashes.get(plan);
  if (last?.crypto === crypto && last.values.every((value, slot) => value === values[slot])) return last.hash;
  const hash = hashByPlan(planned, crypto);
  if (hash !== null) lastHashes.set(plan, { values, crypto, hash });
  return hash;
};
