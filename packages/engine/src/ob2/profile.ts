import { type JsonObject, type JsonValue, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { failed, passed, unknown } from '../verify/report.ts';
import { findHosted, follow, hostOf, isAddress, isSecure, originOf } from './documents.ts';

/** The badge and its issuer, each as its own address serves it where there is one. */
export type Behind = {
  readonly badge: JsonObject | null;
  readonly profile: JsonObject | null;
  readonly issuerId: string | null;
  readonly asOf?: string;
  readonly reason?: string;
};

/** Follows assertion → badge → issuer. The issuer is always read from its own address: a copy could name anybody. */
export const findBehind = async (assertion: JsonObject, world: VerifyWorld): Promise<Behind> => {
  const badge = await follow(assertion['badge'], world);
  if (!badge.ok) return { badge: null, profile: null, issuerId: null, reason: badge.reason };
  const link: JsonValue | undefined = badge.document['issuer'];
  const issuerId = idOf(link);
  if (issuerId === null || !isAddress(issuerId)) {
    return { badge: badge.document, profile: isJsonObject(link) ? link : null, issuerId: null, reason: 'address' };
  }
  const profile = await findHosted(issuerId, 'issuer', world);
  if (!profile.ok) return { badge: badge.document, profile: null, issuerId, reason: profile.reason };
  const isItself = textOf(profile.document['id']) === issuerId || profile.document['id'] === undefined;
  return isItself
    ? { badge: badge.document, profile: profile.document, issuerId, asOf: profile.asOf }
    : { badge: badge.document, profile: null, issuerId, reason: 'unreadable' };
};

const allowed = (profile: JsonObject, url: string): boolean => {
  const rules = profile['verification'];
  if (!isJsonObject(rules)) return false;
  const list = (name: string): readonly string[] =>
    [rules[name]].flat().filter((entry): entry is string => typeof entry === 'string' && entry !== '');
  const starts = list('startsWith').filter(
    (prefix) => originOf(prefix) !== '' && prefix.length > originOf(prefix).length,
  );
  return list('allowedOrigins').includes(hostOf(url)) || starts.some((prefix) => url.startsWith(prefix));
};

/**
 * Whether the address is the issuer's to speak from: the same origin as its profile, or one that the profile names
 * (Open Badges 2.0, "HostedBadge Verification"). Plain http confirms nobody.
 */
export const checkIssuerOf = (url: string, behind: Behind): Check => {
  const { issuerId, profile, asOf } = behind;
  if (issuerId === null) {
    const reason = behind.reason ?? 'address';
    const isUnread = reason === 'address' || reason === 'unreadable';
    return unknown(isUnread ? 'issuer.unreadable_document' : 'issuer.unreachable', { domain: hostOf(url), reason });
  }
  const details = { domain: hostOf(issuerId), controller: issuerId };
  if (profile === null) {
    const code = behind.reason === 'unreadable' ? 'issuer.unreadable_document' : 'issuer.unreachable';
    return unknown(code, { ...details, reason: behind.reason ?? '' });
  }
  if (originOf(url) !== originOf(issuerId) && !allowed(profile, url))
    return failed('issuer.not_the_key_holder', details);
  if (!isSecure(url) || !isSecure(issuerId))
    return unknown('issuer.unsupported_method', { ...details, reason: 'http' });
  return passed('issuer.confirmed', details, asOf);
};
