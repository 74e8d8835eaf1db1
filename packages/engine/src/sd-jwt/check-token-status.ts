import { type JsonObject, type JsonValue, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { type Jws, readCompactJws } from '../jose/jws.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { checkSignature, findJwtKey } from '../verify/check-jwt.ts';
import { checkValidity } from '../verify/check-validity.ts';
import { failed, notApplicable, passed, unknown } from '../verify/report.ts';
import { TOKEN_STATUS, decodeTokenStatusList, readTokenStatus } from './token-status-list.ts';

type Reference = { readonly index: number; readonly uri: string };

const readReference = (status: JsonValue): Reference | Check => {
  const reference = isJsonObject(status) ? status['status_list'] : undefined;
  if (!isJsonObject(reference)) return unknown('status.unsupported_type', { type: 'status' });
  const { idx, uri } = reference;
  const isIndex = typeof idx === 'number' && Number.isSafeInteger(idx) && idx >= 0;
  if (!isIndex || typeof uri !== 'string') return unknown('status.unreadable_entry');
  return /^https?:\/\//.test(uri) ? { index: idx, uri } : unknown('status.unreachable', { reason: 'not_allowed' });
};

const claimsOf = (jws: Jws): JsonObject | null => {
  const text = utf8Decode(jws.payload);
  const parsed = text === null ? null : parseStrictJson(text);
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : null;
};

const isStale = ({ iat, ttl }: JsonObject, now: number): boolean =>
  typeof iat === 'number' && typeof ttl === 'number' && now > (iat + ttl) * 1000;

const contentFault = (claims: JsonObject, uri: string, world: VerifyWorld): Check | null => {
  if (claims['sub'] !== uri) return unknown('status.list_other_address');
  if (typeof claims['iat'] !== 'number') return unknown('status.list_damaged');
  const validity = checkValidity(claims, world);
  if (validity.outcome !== 'passed') return unknown('status.list_not_in_force', { reason: validity.code });
  if (isStale(claims, world.now.getTime())) return unknown('status.list_not_in_force', { reason: 'ttl' });
  return null;
};

const signerFault = async (jws: Jws, issuer: string, world: VerifyWorld): Promise<Check | null> => {
  const finding = await findJwtKey(jws.header, issuer, world);
  const signature = await checkSignature(jws, finding, world);
  if (signature.outcome !== 'passed') return unknown('status.list_not_genuine', { reason: signature.code });
  // A key inside the header is nobody's; one in a did:key is at least the same that the credential names.
  const isIssuers = finding.controller === issuer && textOf(jws.header['kid']) !== null;
  const isBound = finding.binding === 'confirmed' || finding.binding === 'key_only';
  return isIssuers && isBound ? null : unknown('status.list_issuer_not_confirmed');
};

const readList = async (
  token: string,
  wanted: { readonly uri: string; readonly issuer: string },
  world: VerifyWorld,
): Promise<JsonObject | Check> => {
  const jws = readCompactJws(token.trim());
  const claims = jws === null ? null : claimsOf(jws);
  if (jws === null || claims === null) return unknown('status.list_damaged');
  if (jws.header['typ'] !== 'statuslist+jwt') return unknown('status.list_wrong_type');
  // The list must come from the issuer itself; a list by another party would need a rule about whom to trust.
  if ((claims['iss'] ?? wanted.issuer) !== wanted.issuer) return unknown('status.list_other_issuer');
  return (await signerFault(jws, wanted.issuer, world)) ?? contentFault(claims, wanted.uri, world) ?? claims;
};

const isCheck = (value: object): value is Check => 'outcome' in value && 'code' in value;

const answer = (value: number | null, asOf: string): Check => {
  switch (value) {
    case null:
      return unknown('status.index_outside_list', undefined, asOf);
    case TOKEN_STATUS.valid:
      return passed('status.not_revoked', undefined, asOf);
    case TOKEN_STATUS.invalid:
      return failed('status.revoked', undefined, asOf);
    case TOKEN_STATUS.suspended:
      return failed('status.suspended', undefined, asOf);
    default:
      return unknown('status.unsupported_purpose', { purpose: String(value) }, asOf);
  }
};

/**
 * Whether a Token Status List says that the credential was withdrawn (draft 20, §8.3 "Validation Rules"). A list that
 * could not be read, or that is not the issuer's own, in force and for this address, leaves the answer open.
 */
export const checkTokenStatus = async (claims: JsonObject, issuer: string, world: VerifyWorld): Promise<Check> => {
  const { status } = claims;
  if (status === undefined) return notApplicable('status.none');
  const reference = readReference(status);
  if (isCheck(reference)) return reference;
  const found = await world.documents.find(reference.uri, 'status');
  if (!found.ok) return unknown('status.unreachable', { reason: found.reason });
  const list = await readList(found.body, { uri: reference.uri, issuer }, world);
  if (isCheck(list)) return { ...list, asOf: found.asOf };
  const decoded = decodeTokenStatusList(list['status_list']);
  if (!decoded.ok) return unknown(decoded.error === 'too_large' ? 'status.list_too_large' : 'status.list_damaged');
  return answer(readTokenStatus(decoded.value, reference.index), found.asOf);
};
