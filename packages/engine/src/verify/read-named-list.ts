import { type JsonObject, type JsonValue, asList, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import type { Check } from '../types.ts';
import { failed, passed, unknown } from './report.ts';

/** The credential that a list is asked about. */
export type Asked = { readonly id: string | null; readonly issuerId: string | null; readonly listUrl: string };

const names = (entry: JsonValue, id: string): boolean =>
  isJsonObject(entry) ? entry['id'] === id && entry['revoked'] !== false : entry === id;

const listFault = (list: JsonObject, asked: Asked): Check | null => {
  if (list['issuer'] !== undefined && idOf(list['issuer']) !== asked.issuerId)
    return unknown('status.list_other_issuer');
  const id = textOf(list['id']);
  return id === null || id === asked.listUrl ? null : unknown('status.list_other_address');
};

/**
 * Answers from a 1EdTech revocation list (Verifiable Credentials Revocation List 1.0): withdrawn when the credential's
 * id is among `revokedCredentials` and `revoked` is true or left out. The list is not signed; what speaks for it is that
 * it stands under the address that the issuer signed, and the answer says so.
 */
export const readNamedList = (body: string, asked: Asked, asOf: string): Check => {
  const { id } = asked;
  if (id === null) return unknown('status.unreadable_entry');
  const parsed = parseStrictJson(body);
  if (!parsed.ok || !isJsonObject(parsed.value)) return unknown('status.list_damaged', undefined, asOf);
  const list = parsed.value;
  const revoked = list['revokedCredentials'] ?? list['revokedCredential'];
  if (!Array.isArray(revoked)) return unknown('status.list_wrong_type', undefined, asOf);
  const fault = listFault(list, asked);
  if (fault !== null) return { ...fault, asOf };
  const details = { listSigned: 'no' };
  return asList(revoked).some((entry) => names(entry, id))
    ? failed('status.revoked', details, asOf)
    : passed('status.not_revoked', details, asOf);
};
