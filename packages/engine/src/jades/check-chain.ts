import { equalBytes } from '../text/compare-bytes.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { failed, passed, unknown } from '../verify/report.ts';
import { type Certificate, USAGE, isSignedBy, readCertificate, subjectText } from './certificate.ts';

/** Longer chains are not followed. */
const MAX_CHAIN = 6;

const isInForce = (certificate: Certificate, time: number): boolean =>
  time >= certificate.notBefore && time <= certificate.notAfter;

const maySign = ({ usage }: Certificate, bits: number): boolean => usage === null || (usage & bits) !== 0;

const mayIssue = (certificate: Certificate, time: number): boolean =>
  certificate.isCa && maySign(certificate, USAGE.keyCertSign) && isInForce(certificate, time);

/** Follows signatures upwards until one is by an authority that the operator trusts. Order in the file means nothing. */
const isTrusted = async (
  leaf: Certificate,
  others: readonly Certificate[],
  world: { readonly anchors: readonly Certificate[]; readonly verify: VerifyWorld; readonly time: number },
): Promise<boolean> => {
  let current = leaf;
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    const { raw } = current;
    if (world.anchors.some((anchor) => equalBytes(anchor.raw, raw))) return true;
    let next: Certificate | null = null;
    for (const candidate of [...world.anchors, ...others]) {
      if (!mayIssue(candidate, world.time) || !(await isSignedBy(current, candidate, world.verify.crypto))) continue;
      if (world.anchors.includes(candidate)) return true;
      next ??= candidate;
    }
    if (next === null || equalBytes(next.raw, raw)) return false;
    current = next;
  }
  return false;
};

const detailsOf = (leaf: Certificate): Record<string, string> => ({
  subject: subjectText(leaf),
  validUntil: new Date(leaf.notAfter).toISOString(),
  ...(leaf.name.organisationIdentifier === null ? {} : { identifier: leaf.name.organisationIdentifier }),
});

/**
 * Who sealed a document, and whether an authority that the operator trusts says so (ETSI EN 319 102-1, basic checks).
 * Not looked at: revocation of certificates and trusted lists; without a time stamp that is checked, a certificate that
 * has ended since leaves the answer open.
 */
export const checkChain = async (
  chain: readonly Certificate[],
  signedAt: number | null,
  world: VerifyWorld,
): Promise<Check> => {
  const [leaf, ...others] = chain;
  if (leaf === undefined) return unknown('issuer.not_reached');
  const details = detailsOf(leaf);
  const now = world.now.getTime();
  if (!maySign(leaf, USAGE.digitalSignature | USAGE.contentCommitment)) return failed('issuer.seal_wrong_use', details);
  if (signedAt !== null && !isInForce(leaf, signedAt)) return failed('issuer.seal_expired', details);
  if (!isInForce(leaf, now)) return unknown('issuer.seal_expired', details);
  const anchors = (world.trustAnchors ?? []).map(readCertificate).filter((anchor) => anchor !== null);
  const trusted = await isTrusted(leaf, others, { anchors, verify: world, time: now });
  if (!trusted) return unknown('issuer.seal_not_trusted', details);
  // Without a registered identifier nobody knows which organisation of that name it is.
  if (leaf.name.organisationIdentifier === null) {
    return unknown('issuer.seal_not_trusted', { ...details, reason: 'no_identifier' });
  }
  return passed('issuer.seal_trusted', details, world.now.toISOString());
};
