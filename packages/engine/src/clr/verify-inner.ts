import { type JsonObject, type JsonValue, asList, hasType, isJsonObject } from '../json/json-types.ts';
import type { Report, Summary, VerifyWorld } from '../types.ts';
import { unknown } from '../verify/report.ts';
import { unreadableReport } from '../verify/unreadable-report.ts';

/** Credentials inside one record that are looked at; each costs as much as one of its own. */
const MAX_INNER = 50;

type Verify = (text: string, world: VerifyWorld) => Promise<Report>;

const innerOf = (document: JsonObject): readonly JsonValue[] =>
  hasType(document, 'ClrCredential')
    ? asList(document['credentialSubject']).flatMap((subject) =>
        isJsonObject(subject) ? asList(subject['verifiableCredential']) : [],
      )
    : [];

const RANK: Readonly<Record<Summary, number>> = { checks_out: 0, could_not_check_everything: 1, does_not_check_out: 2 };

const worst = (summaries: readonly Summary[]): Summary =>
  summaries.reduce((left, right) => (RANK[left] >= RANK[right] ? left : right), 'checks_out');

/**
 * Verifies the credentials inside a Comprehensive Learner Record (CLR 2.0, `ClrSubject`), each by its own proof and
 * issuer: the publisher of the record vouches for having collected them, not for them. The summary is the worst of all.
 * Records inside records are not followed.
 */
export const withInner = async (
  outer: Report,
  document: JsonObject,
  by: { readonly verify: Verify; readonly world: VerifyWorld },
): Promise<Report> => {
  const entries = innerOf(document);
  if (entries.length === 0) return outer;
  const inner: Report[] = [];
  for (const entry of entries.slice(0, MAX_INNER)) {
    inner.push(await by.verify(typeof entry === 'string' ? entry : JSON.stringify(entry), by.world));
  }
  if (entries.length > MAX_INNER) {
    inner.push(unreadableReport(unknown('integrity.too_complex', { limit: String(MAX_INNER) }), 'unknown'));
  }
  return { ...outer, summary: worst([outer.summary, ...inner.map(({ summary }) => summary)]), inner };
};
