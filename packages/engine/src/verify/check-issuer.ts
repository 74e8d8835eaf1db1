import type { Check } from '../types.ts';
import type { KeyFinding } from './key-finder.ts';
import { failed, passed, unknown } from './report.ts';

const details = (finding: KeyFinding): Readonly<Record<string, string>> => ({
  ...(finding.domain === undefined ? {} : { domain: finding.domain }),
  ...(finding.reason === undefined ? {} : { reason: finding.reason }),
  controller: finding.controller,
});

/**
 * Whether the key belongs to the issuer by the issuer's own word. The name on a credential proves nothing; what can be
 * confirmed is the domain that answers for the key (VCDM 2.0 §4.7, Controlled Identifiers 1.0 §3.3).
 */
export const checkIssuer = (issuerId: string | null, finding: KeyFinding | null): Check => {
  if (issuerId === null) return failed('issuer.missing');
  if (finding === null) return unknown('issuer.not_reached');
  if (finding.controller !== issuerId) return failed('issuer.not_the_key_holder', details(finding));
  switch (finding.binding) {
    case 'confirmed':
      return passed('issuer.confirmed', details(finding), finding.asOf);
    case 'not_listed':
      return failed('issuer.key_not_listed', details(finding), finding.asOf);
    case 'not_in_old_copy':
      return unknown('issuer.key_not_listed', { ...details(finding), reason: 'old_copy' }, finding.asOf);
    case 'not_authorised':
      return failed('issuer.key_not_authorised', details(finding), finding.asOf);
    case 'key_only':
    case 'unreachable':
    case 'unreadable_document':
    case 'unsupported_method':
      return unknown(`issuer.${finding.binding}`, details(finding), finding.asOf);
  }
};
