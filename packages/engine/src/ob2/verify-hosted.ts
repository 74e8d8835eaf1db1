import { canonicalJson } from '../json/canonical-json.ts';
import { type JsonObject, textOf } from '../json/json-types.ts';
import type { Check, Report, VerifyWorld } from '../types.ts';
import { failed, passed, unknown } from '../verify/report.ts';
import { unreadableReport } from '../verify/unreadable-report.ts';
import { type Hosted, findHosted, isAddress, verificationOf } from './documents.ts';
import { ob2Report } from './ob2-report.ts';
import { checkIssuerOf, findBehind } from './profile.ts';

/** What a badge says; pictures and notes may be added later without changing it. */
const SAYS = ['recipient', 'badge', 'issuedOn', 'expires', 'evidence'] as const;

const saysTheSame = (copy: JsonObject, hosted: JsonObject): boolean =>
  SAYS.every((name) => canonicalJson(copy[name] ?? null) === canonicalJson(hosted[name] ?? null));

const addressOf = (assertion: JsonObject): string | null => {
  const id = textOf(assertion['id']);
  const url = textOf(verificationOf(assertion)['url']);
  return isAddress(id ?? undefined) ? id : url;
};

/** A revoked badge is often served as nothing but its address and the word; it fits the copy all the same. */
const fits = (copy: JsonObject | null, hosted: JsonObject): boolean =>
  copy === null || hosted['revoked'] === true || saysTheSame(copy, hosted);

const integrityOf = (copy: JsonObject | null, url: string, hosted: Hosted): Check => {
  if (!hosted.ok) return unknown('integrity.hosted_copy_unreachable', { url, reason: hosted.reason });
  const { document, asOf } = hosted;
  const isItself = [document['id'], verificationOf(document)['url']].includes(url);
  if (!isItself || !fits(copy, document)) return failed('integrity.hosted_copy_differs', { url });
  return passed('integrity.hosted_copy_fits', { url }, asOf);
};

const statusOf = (hosted: Hosted): Check => {
  if (!hosted.ok) return unknown('status.unreachable', { reason: hosted.reason });
  return hosted.document['revoked'] === true
    ? failed('status.revoked', undefined, hosted.asOf)
    : passed('status.not_revoked', undefined, hosted.asOf);
};

const report = async (url: string, copy: JsonObject | null, world: VerifyWorld): Promise<Report> => {
  const hosted = await findHosted(url, 'issuer', world);
  const integrity = integrityOf(copy, url, hosted);
  if (copy === null && !hosted.ok) return unreadableReport(integrity, 'ob2-hosted');
  const served = hosted.ok && integrity.outcome === 'passed' ? hosted.document : {};
  const assertion = served['revoked'] === true || integrity.outcome !== 'passed' ? { ...served, ...copy } : served;
  const behind = await findBehind(copy ?? assertion, world);
  return ob2Report(
    {
      format: 'ob2-hosted',
      assertion,
      behind,
      integrity,
      issuer: checkIssuerOf(url, behind),
      status: statusOf(hosted),
    },
    world,
  );
};

/**
 * Verifies a hosted badge of Open Badges 1 or 2 ("HostedBadge Verification"): there is no signature; what counts is
 * that the issuer's own address serves the same badge now.
 */
export const verifyHosted = async (copy: JsonObject, world: VerifyWorld): Promise<Report> => {
  const url = addressOf(copy);
  if (url === null || Object.keys(verificationOf(copy)).length === 0) {
    return unreadableReport(failed('integrity.no_proof'), 'ob2-hosted');
  }
  return report(url, copy, world);
};

/** The same for older badges that carry nothing but the address of their assertion. */
export const verifyHostedAddress = (url: string, world: VerifyWorld): Promise<Report> => report(url, null, world);
