import { type JsonObject, asList, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { failed, notApplicable, passed, unknown } from '../verify/report.ts';
import { findHosted, originOf, saysType } from './documents.ts';
import type { Behind } from './profile.ts';

const isNamed = (list: JsonObject, assertion: JsonObject): boolean => {
  const names = [textOf(assertion['id']), textOf(assertion['uid'])].filter((name) => name !== null);
  return asList(list['revokedAssertions']).some((entry) => {
    const own = isJsonObject(entry) ? [idOf(entry), textOf(entry['uid'])] : [textOf(entry)];
    return own.some((name) => name !== null && names.includes(name));
  });
};

/** Version 1 serves an object whose keys are the identifiers. */
const isKey = (list: JsonObject, assertion: JsonObject): boolean =>
  [assertion['uid'], assertion['id']].some((name) => typeof name === 'string' && Object.hasOwn(list, name));

/**
 * Whether a signed badge stands in its issuer's revocation list (Open Badges 2.0, "Revocation List"). A list that could
 * not be read, or that somebody else serves, leaves the answer open.
 */
export const checkRevocationList = async (
  assertion: JsonObject,
  { profile, issuerId }: Behind,
  world: VerifyWorld,
): Promise<Check> => {
  if (profile === null) return unknown('status.unreachable', { reason: 'issuer' });
  const url = idOf(profile['revocationList']);
  if (url === null) return notApplicable('status.none');
  if (originOf(url) !== originOf(issuerId ?? '')) return unknown('status.list_other_issuer');
  const found = await findHosted(url, 'revocation-list', world);
  if (!found.ok) return unknown('status.unreachable', { reason: found.reason });
  const list = found.document;
  const isNew = saysType(list, 'RevocationList');
  if (!isNew && list['type'] !== undefined) return unknown('status.list_wrong_type', undefined, found.asOf);
  const isRevoked = isNew ? isNamed(list, assertion) : isKey(list, assertion);
  return isRevoked
    ? failed('status.revoked', undefined, found.asOf)
    : passed('status.not_revoked', undefined, found.asOf);
};
