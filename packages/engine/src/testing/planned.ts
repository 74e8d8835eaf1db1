import { VCDM2_CONTEXT_URL } from '@cairn/vocab/contexts';
import { sha256 } from '@noble/hashes/sha2.js';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { compilePlan } from '../plan/compile-plan.ts';
import { matchDocument } from '../plan/match-shape.ts';
import type { Plan } from '../plan/plan.ts';
import { readShape } from '../plan/shape.ts';
import { canonizeQuads, toQuads } from '../rdf/canonize.ts';
import { utf8Decode } from '../text/utf8.ts';

export const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const CAIRN = 'https://cairn.example/contexts/v1';

export const credential = (learner: string): JsonObject => ({
  '@context': [VCDM2_CONTEXT_URL, OPEN_BADGES, CAIRN],
  id: `urn:uuid:${learner}`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://nordlys.example/', type: ['Profile'], name: 'Nordlys' },
  validFrom: '2026-11-20T10:00:00Z',
  credentialSubject: {
    id: `https://people.example/${learner}`,
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: `Learner ${learner}` }],
    achievement: {
      id: 'https://cairn.example/achievements/ach_sort',
      type: ['Achievement'],
      name: 'Sort and price',
      description: 'Sorts what comes in.',
      criteria: { narrative: 'Agreed at the workplace.' },
      title: { en: 'Sort and price', nb: 'Sortere og prise' },
      alignment: ['one', 'two', 'three'].map((name) => ({
        type: ['Alignment'],
        targetName: `skill ${name}`,
        targetUrl: `https://skills.example/${name}`,
      })),
    },
  },
});

/** The document with one value changed; the path names keys and list places. */
export const withValue = (document: JsonObject, path: readonly (string | number)[], value: JsonValue): JsonObject => {
  const copy = structuredClone(document) as Record<string, JsonValue>;
  let node: Record<string | number, JsonValue> = copy;
  for (const step of path.slice(0, -1)) node = node[step] as unknown as Record<string | number, JsonValue>;
  node[path.at(-1) ?? ''] = value;
  return copy;
};

export const planOf = async (document: JsonObject, use: 'credential' | 'options' = 'credential') => {
  const quads = await toQuads(document, new Map());
  const shape = readShape(document);
  if (!quads.ok || shape === null) throw new Error('The example itself cannot be read');
  return compilePlan({ shape, quads: quads.value, use });
};

export const goodPlan = async (document: JsonObject, use: 'credential' | 'options' = 'credential'): Promise<Plan> => {
  const plan = await planOf(document, use);
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
};

export const reference = async (document: JsonObject): Promise<string> => {
  const quads = await toQuads(document, new Map());
  if (!quads.ok) return quads.error;
  const canonical = await canonizeQuads(quads.value, 'sha256');
  return canonical.ok ? canonical.value : canonical.error;
};

/** Canonical text by the plan; or why not: `shape` when the plan is not for this document, else the refusal. */
export const byPlan = (plan: Plan, document: JsonObject): string => {
  const values = matchDocument(plan.parts.matcher, document);
  if (values === null) return 'shape';
  const bytes = plan.canonical(values, sha256);
  return typeof bytes === 'string' ? bytes : (utf8Decode(bytes) ?? 'not UTF-8');
};

/** Where the learner's name stands. */
export const NAME = ['credentialSubject', 'identifier', 0, 'identityHash'];
