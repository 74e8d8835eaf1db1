import { type JsonObject, asList, idOf, textOf } from '../json/json-types.ts';
import { type Jws, headerFault, readCompactJws, verifyJws } from '../jose/jws.ts';
import type { JwsKey } from '../jose/jws-key.ts';
import { readPublicKeyInfo } from '../jades/certificate.ts';
import { base64Decode } from '../text/base64.ts';
import type { Check, Report, VerifyWorld } from '../types.ts';
import { jwsCheck } from '../verify/check-jwt.ts';
import { failed, unknown } from '../verify/report.ts';
import { unreadableReport } from '../verify/unreadable-report.ts';
import { type Hosted, findHosted, isSecure, verificationOf } from './documents.ts';
import { ob2Report } from './ob2-report.ts';
import { checkRevocationList } from './check-revocation.ts';
import { type Behind, checkIssuerOf, findBehind } from './profile.ts';

const keyOf = (document: JsonObject): JwsKey | null => {
  const pem = textOf(document['publicKeyPem']) ?? '';
  const match = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(pem);
  const der = base64Decode((match?.[1] ?? '').replaceAll(/\s/g, ''));
  return der === null ? null : readPublicKeyInfo(der);
};

/**
 * The key must say whose it is, and the issuer must say that it is theirs (Open Badges 2.0, "SignedBadge
 * Verification").
 */
const ownsKey = (keyUrl: string, key: JsonObject, { profile, issuerId }: Behind): boolean =>
  profile !== null &&
  textOf(key['owner']) === issuerId &&
  asList(profile['publicKey']).some((entry) => idOf(entry) === keyUrl);

const issuerCheck = (keyUrl: string, key: Hosted, behind: Behind): Check => {
  const { issuerId, profile } = behind;
  if (!key.ok) return unknown('issuer.unreachable', { domain: '', reason: key.reason });
  if (issuerId === null || profile === null) return checkIssuerOf(issuerId ?? '', behind);
  if (!ownsKey(keyUrl, key.document, behind)) {
    return failed('issuer.key_not_listed', { domain: issuerId, controller: issuerId });
  }
  if (!isSecure(keyUrl)) return unknown('issuer.unsupported_method', { controller: issuerId, reason: 'http' });
  return checkIssuerOf(issuerId, behind);
};

const integrityCheck = async (jws: Jws, key: Hosted, world: VerifyWorld): Promise<Check> => {
  const fault = headerFault(jws.header);
  if (fault !== null) return jwsCheck(fault, jws.header);
  const found = key.ok ? keyOf(key.document) : null;
  if (found === null) return unknown('integrity.key_not_found', { method: 'creator' });
  return jwsCheck(await verifyJws(jws, found, world), jws.header);
};

/**
 * Verifies a signed badge of Open Badges 1 or 2 ("SignedBadge Verification"). The key is read from the address that the
 * badge names and counts only when the issuer's own profile names it too; keys in the header are never used.
 */
export const verifySigned = async (token: string, assertion: JsonObject, world: VerifyWorld): Promise<Report> => {
  const jws = readCompactJws(token.trim());
  if (jws === null) return unreadableReport(failed('integrity.damaged', { reason: 'cut_off' }), 'ob2-signed');
  const verification = verificationOf(assertion);
  const behind = await findBehind(assertion, world);
  const [listed] = behind.profile === null ? [] : asList(behind.profile['publicKey']).map(idOf);
  const keyUrl = textOf(verification['creator']) ?? textOf(verification['url']) ?? listed ?? '';
  const key = await findHosted(keyUrl, 'issuer', world);
  return ob2Report(
    {
      format: 'ob2-signed',
      assertion,
      behind,
      integrity: await integrityCheck(jws, key, world),
      issuer: issuerCheck(keyUrl, key, behind),
      status: await checkRevocationList(assertion, behind, world),
    },
    world,
  );
};
