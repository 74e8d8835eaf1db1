import { sha256 } from '@noble/hashes/sha2.js';
import type { JsonObject } from '../json/json-types.ts';
import { canonizeQuads, toQuads } from '../rdf/canonize.ts';
import { directGraph } from '../rdf/direct-graph.ts';
import { quickCanonical } from '../rdf/quick-canonical.ts';
import { readsPlainly } from '../rdf/plain-reading.ts';
import { utf8Decode } from '../text/utf8.ts';
import { compilePlan } from '../plan/compile-plan.ts';
import { matchDocument } from '../plan/match-shape.ts';
import type { Plan } from '../plan/plan.ts';
import { readShape } from '../plan/shape.ts';

/** How a plan and the unmodified libraries compare for one document. */
export type Comparison = 'same' | 'refused' | 'different';

const referenceText = async (document: JsonObject, reading: 'plain' | 'any'): Promise<string | null> => {
  const quads = await toQuads(document, new Map());
  if (!quads.ok || (reading === 'plain' && !readsPlainly(document, quads.value))) return null;
  const canonical = await canonizeQuads(quads.value, 'sha256');
  return canonical.ok ? canonical.value : null;
};

/** The same for the direct reading of a graph, which has no plan. */
export const compareDirectReading = async (document: JsonObject): Promise<Comparison> => {
  const graph = await directGraph(document);
  const bytes = graph === null ? null : quickCanonical(graph, sha256);
  if (bytes === null) return 'refused';
  // The view changes with the next graph, so it is read before anything is awaited.
  const text = utf8Decode(bytes);
  return text === (await referenceText(document, 'any')) ? 'same' : 'different';
};

/**
 * Compares a plan with unmodified jsonld.js and rdf-canonize. `different` must never come: neither another canonical
 * form, nor one where the reference gives none.
 */
export const compareWithReference = async (plan: Plan, document: JsonObject): Promise<Comparison> => {
  const values = matchDocument(plan.parts.matcher, document);
  if (values === null) return 'refused';
  const bytes = plan.canonical(values, sha256);
  if (typeof bytes === 'string') return 'refused';
  // The view changes with the next run, so it is read before anything is awaited.
  const text = utf8Decode(bytes);
  return text === (await referenceText(document, 'plain')) ? 'same' : 'different';
};

/** The plan of a document; throws when it has none. */
export const planFor = async (document: JsonObject): Promise<Plan> => {
  const quads = await toQuads(document, new Map());
  const shape = readShape(document);
  if (!quads.ok || shape === null) throw new TypeError('The example cannot be read');
  const plan = await compilePlan({ shape, quads: quads.value, use: 'credential' });
  if (!plan.ok) throw new TypeError(`The example has no plan: ${plan.error}`);
  return plan.value;
};
