import { type JsonValue, asList, isJsonObject } from '../json/json-types.ts';
import type { Check } from '../types.ts';
import { notApplicable } from './report.ts';

/** Words of a usual length: no address, and nothing that cannot be seen. */
const PLAIN = /^[^\p{C}:/]{1,60}$/u;

/** More kinds than these tell a reader nothing. */
const MAX_KINDS = 8;

const kindsOf = (item: JsonValue): readonly JsonValue[] =>
  isJsonObject(item) ? asList(item['genre'] ?? item['type']) : [];

/**
 * What a credential says about proof of the achievement: how many pieces, and of which kinds (`genre` of Open Badges, else
 * the types). It is no question with a good or a bad answer, for none of the proof is looked at and no address in it is
 * ever asked; so it changes no summary. Of content that is not signed nothing is told.
 */
export const checkEvidence = (integrity: Check, evidence: JsonValue | undefined): Check => {
  const items = asList(evidence);
  if (integrity.outcome !== 'passed') return notApplicable('evidence.not_reached');
  if (items.length === 0) return notApplicable('evidence.none');
  const kinds = items
    .flatMap(kindsOf)
    .filter((kind) => typeof kind === 'string' && kind !== 'Evidence' && PLAIN.test(kind));
  const named = [...new Set(kinds)].slice(0, MAX_KINDS);
  return notApplicable('evidence.named', { count: String(items.length), kinds: named.join(', ') });
};
