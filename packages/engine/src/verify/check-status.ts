import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { MIN_STATUS_ENTRIES, readStatus } from '../status/status-list.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { checkValidity } from './check-validity.ts';
import type { KeyFinding } from './find-key.ts';
import { failed, notApplicable, passed, unknown } from './report.ts';
import { readListText, unpackList } from './read-list.ts';

type Entry = { readonly purpose: 'revocation' | 'suspension'; readonly index: number; readonly listUrl: string };

/** The credential's issuer, and the key its own proof rests on. */
export type SignedBy = { readonly issuerId: string | null; readonly finding: KeyFinding | null };

/** Lists that one credential may name; each is a document from outside. */
const MAX_ENTRIES = 4;

const indexOf = (value: JsonValue | undefined): number | null => {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  return text !== null && /^(?:0|[1-9][0-9]{0,9})$/.test(text) ? Number(text) : null;
};

const readEntry = (value: JsonValue): Entry | Check => {
  if (!isJsonObject(value)) return unknown('status.unreadable_entry');
  if (!hasType(value, 'BitstringStatusListEntry')) {
    return unknown('status.unsupported_type', { type: asList(value['type']).join(' ') });
  }
  const purpose = value['statusPurpose'];
  if (purpose !== 'revocation' && purpose !== 'suspension') {
    return unknown('status.unsupported_purpose', { purpose: String(purpose) });
  }
  const size = value['statusSize'];
  if (size !== undefined && size !== 1) return unknown('status.unsupported_purpose', { purpose: 'statusSize' });
  const index = indexOf(value['statusListIndex']);
  const listUrl = textOf(value['statusListCredential']);
  return index === null || listUrl === null ? unknown('status.unreadable_entry') : { purpose, index, listUrl };
};

const sameKey = (left: KeyFinding | null, right: KeyFinding | null): boolean => {
  const [a, b] = [left?.key, right?.key];
  return a != null && b != null && a.algorithm === b.algorithm && a.bytes.join() === b.bytes.join();
};

/** Whether the list's key is the issuer's: by its own document, or the very key that signed the credential. */
const isIssuersKey = (finding: KeyFinding | null, signer: SignedBy): boolean =>
  finding !== null &&
  finding.controller === signer.issuerId &&
  (finding.binding === 'confirmed' || sameKey(finding, signer.finding));

type ToCompare = { readonly entry: Entry; readonly signer: SignedBy; readonly world: VerifyWorld };

const listFault = (list: JsonObject, finding: KeyFinding | null, { entry, signer, world }: ToCompare): Check | null => {
  if (!hasType(list, 'BitstringStatusListCredential')) return unknown('status.list_wrong_type');
  if (idOf(list['issuer']) !== signer.issuerId) return unknown('status.list_other_issuer');
  if (!isIssuersKey(finding, signer)) return unknown('status.list_issuer_not_confirmed');
  if (list['id'] !== undefined && list['id'] !== entry.listUrl) return unknown('status.list_other_address');
  const validity = checkValidity(list, world);
  return validity.outcome === 'passed' ? null : unknown('status.list_not_in_force', { reason: validity.code });
};

/** The list, when it is a genuine statement of the same issuer; else why not. That is about the list: never `failed`. */
const readList = async (body: string, compare: ToCompare): Promise<{ readonly list: JsonObject } | Check> => {
  const { document, proof } = await readListText(body, compare.world);
  if (document === null || proof.check.outcome !== 'passed') {
    return unknown('status.list_not_genuine', { reason: proof.check.code });
  }
  return listFault(document, proof.finding, compare) ?? { list: document };
};

const readBit = (list: JsonObject, entry: Entry, asOf: string): Check => {
  const subject = list['credentialSubject'];
  if (!isJsonObject(subject) || !hasType(subject, 'BitstringStatusList')) return unknown('status.list_wrong_type');
  if (!asList(subject['statusPurpose']).includes(entry.purpose)) return unknown('status.list_other_purpose');
  const bits = unpackList(list, textOf(subject['encodedList']) ?? '');
  if (!bits.ok) return unknown(bits.error === 'too_large' ? 'status.list_too_large' : 'status.list_damaged');
  if (bits.value.length * 8 < MIN_STATUS_ENTRIES) return unknown('status.list_too_short');
  const isSet = readStatus(bits.value, entry.index);
  if (isSet === null) return unknown('status.index_outside_list');
  if (isSet) return failed(entry.purpose === 'revocation' ? 'status.revoked' : 'status.suspended', undefined, asOf);
  return passed(entry.purpose === 'revocation' ? 'status.not_revoked' : 'status.not_suspended', undefined, asOf);
};

const checkEntry = async (value: JsonValue, signer: SignedBy, world: VerifyWorld): Promise<Check> => {
  const entry = readEntry(value);
  if ('outcome' in entry) return entry;
  if (!/^https?:\/\//.test(entry.listUrl)) return unknown('status.unreachable', { reason: 'not_allowed' });
  const answer = await world.documents.find(entry.listUrl, 'status');
  if (!answer.ok) return unknown('status.unreachable', { reason: answer.reason });
  const found = await readList(answer.body, { entry, signer, world });
  return 'outcome' in found ? { ...found, asOf: answer.asOf } : readBit(found.list, entry, answer.asOf);
};

/**
 * Whether the credential was revoked or suspended (Bitstring Status List 1.0, §3.2). A list that could not be read, or
 * that is not the issuer's own, in force and of the right kind, leaves the answer open; it never counts as good.
 */
export const checkStatus = async (document: JsonObject, signer: SignedBy, world: VerifyWorld): Promise<Check> => {
  const entries = asList(document['credentialStatus']);
  if (entries.length === 0) return notApplicable('status.none');
  if (entries.length > MAX_ENTRIES) return unknown('status.too_many_entries');
  const checks = await Promise.all(entries.map((entry) => checkEntry(entry, signer, world)));
  const by = (outcome: Check['outcome']) => checks.find((check) => check.outcome === outcome);
  return by('failed') ?? by('unknown') ?? checks[0] ?? notApplicable('status.none');
};
