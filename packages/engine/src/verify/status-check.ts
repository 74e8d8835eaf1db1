import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import type { Result } from '../result.ts';
import { MIN_STATUS_ENTRIES, type StatusBits, readStatusValue } from '../status/status-bits.ts';
import type { UnpackFault } from '../text/unpack-within.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { checkValidity } from './check-validity.ts';
import type { KeyFinding } from './key-finder.ts';
import { failed, notApplicable, passed, unknown } from './report.ts';
import type { ProofResult } from './check-one-proof.ts';
import type { Asked } from './read-named-list.ts';
import { type BitEntry, readEntry } from './status-entry.ts';

const toBase64url = (text: string): string =>
  text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');

/** The credential's issuer, and the key its own proof rests on. */
export type SignedBy = { readonly issuerId: string | null; readonly finding: KeyFinding | null };

/** How lists are read: their text with its proof, and the bits in them. */
export type ListReaders = {
  read(
    body: string,
    world: VerifyWorld,
  ): Promise<{ readonly document: JsonObject | null; readonly proof: ProofResult }>;
  /** `encodedList` begins with its multibase letter. */
  unpack(
    list: JsonObject,
    encodedList: string,
  ): Result<StatusBits, UnpackFault> | Promise<Result<StatusBits, UnpackFault>>;
  /** A list that names what was withdrawn, without a signature. */
  named(body: string, asked: Asked, asOf: string): Check;
};

type Statement = {
  readonly signer: SignedBy;
  readonly world: VerifyWorld;
  readonly id: string | null;
  readonly readers: ListReaders;
};

/** Lists that one credential may name; each is a document from outside. */
const MAX_ENTRIES = 4;

const sameKey = (left: KeyFinding | null, right: KeyFinding | null): boolean => {
  const [a, b] = [left?.key, right?.key];
  return a != null && b != null && a.algorithm === b.algorithm && a.bytes.join() === b.bytes.join();
};

/** Whether the list's key is the issuer's: by its own document, or the very key that signed the credential. */
const isIssuersKey = (finding: KeyFinding | null, signer: SignedBy): boolean =>
  finding !== null &&
  finding.controller === signer.issuerId &&
  (finding.binding === 'confirmed' || sameKey(finding, signer.finding));

type ToCompare = Omit<Statement, 'id'> & { readonly entry: BitEntry };

const listFault = (list: JsonObject, finding: KeyFinding | null, { entry, signer, world }: ToCompare): Check | null => {
  if (!hasType(list, entry.list.listType)) return unknown('status.list_wrong_type');
  if (idOf(list['issuer']) !== signer.issuerId) return unknown('status.list_other_issuer');
  if (!isIssuersKey(finding, signer)) return unknown('status.list_issuer_not_confirmed');
  if (list['id'] !== undefined && list['id'] !== entry.listUrl) return unknown('status.list_other_address');
  const validity = checkValidity(list, world);
  return validity.outcome === 'passed' ? null : unknown('status.list_not_in_force', { reason: validity.code });
};

/** The list, when it is a genuine statement of the same issuer; else why not. That is about the list: never `failed`. */
const readList = async (body: string, compare: ToCompare): Promise<{ readonly list: JsonObject } | Check> => {
  const { document, proof } = await compare.readers.read(body, compare.world);
  if (document === null || proof.check.outcome !== 'passed') {
    return unknown('status.list_not_genuine', { reason: proof.check.code });
  }
  return listFault(document, proof.finding, compare) ?? { list: document };
};

/** What the bits of one entry say. Only a revocation or a suspension that is set speaks against the credential. */
const meaning = ({ purpose, messages }: BitEntry, value: number, asOf: string): Check => {
  const message = messages.get(value);
  const details = message === undefined ? undefined : { message };
  switch (purpose) {
    case 'revocation':
      return value === 0 ? passed('status.not_revoked', details, asOf) : failed('status.revoked', details, asOf);
    case 'suspension':
      return value === 0 ? passed('status.not_suspended', details, asOf) : failed('status.suspended', details, asOf);
    case 'refresh':
      return passed(value === 0 ? 'status.up_to_date' : 'status.newer_exists', details, asOf);
    case 'message':
      return passed('status.note', details, asOf);
  }
};

const bitsFault = (fault: UnpackFault): Check =>
  unknown(fault === 'too_large' ? 'status.list_too_large' : 'status.list_damaged');

type ReadBits = { readonly list: JsonObject; readonly entry: BitEntry; readonly unpack: ListReaders['unpack'] };

const checkBits = async ({ list, entry, unpack }: ReadBits, asOf: string): Promise<Check> => {
  const subject = list['credentialSubject'];
  const { subjectType, prefix } = entry.list;
  if (!isJsonObject(subject) || !hasType(subject, subjectType)) return unknown('status.list_wrong_type');
  if (!asList(subject['statusPurpose']).includes(entry.purpose)) return unknown('status.list_other_purpose');
  const encoded = textOf(subject['encodedList']) ?? '';
  const bits = await unpack(list, prefix === 'u' ? encoded : `u${toBase64url(encoded)}`);
  if (!bits.ok) return bitsFault(bits.error);
  if ((bits.value.length * 8) / entry.size < MIN_STATUS_ENTRIES) return unknown('status.list_too_short');
  const value = readStatusValue(bits.value, entry);
  return value === null ? unknown('status.index_outside_list') : meaning(entry, value, asOf);
};

/** Where a list may stand: one that is not signed only where the connection vouches for it. */
const ADDRESS = { bits: /^https?:\/\//, named: /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/ } as const;

const checkEntry = async (value: JsonValue, about: Statement): Promise<Check> => {
  const { signer, world, id, readers } = about;
  const entry = readEntry(value);
  if ('outcome' in entry) return entry;
  const { listUrl, kind } = entry;
  if (!ADDRESS[kind].test(listUrl)) return unknown('status.unreachable', { reason: 'not_allowed' });
  const answer = await world.documents.find(listUrl, kind === 'bits' ? 'status' : 'revocation-list');
  if (!answer.ok) return unknown('status.unreachable', { reason: answer.reason });
  if (kind === 'named') return readers.named(answer.body, { id, issuerId: signer.issuerId, listUrl }, answer.asOf);
  const found = await readList(answer.body, { entry, signer, world, readers });
  if ('outcome' in found) return { ...found, asOf: answer.asOf };
  return checkBits({ list: found.list, entry, unpack: readers.unpack }, answer.asOf);
};

/** Answers that only tell something; one about a withdrawal is worth more. */
const NOTES: ReadonlySet<string> = new Set(['status.note', 'status.up_to_date', 'status.newer_exists']);

export type CheckStatus = (document: JsonObject, signer: SignedBy, world: VerifyWorld) => Promise<Check>;

/**
 * Makes the check whether a credential was revoked or suspended: Bitstring Status List 1.0 (§3.2), its predecessor
 * StatusList2021, and the 1EdTech revocation list. A list that could not be read, or that is not the issuer's own, in
 * force and of the right kind, leaves the answer open; it never counts as good. Of several entries the worst counts.
 */
export const makeStatusCheck =
  (readers: ListReaders): CheckStatus =>
  async (document, signer, world) => {
    const entries = asList(document['credentialStatus']);
    if (entries.length === 0) return notApplicable('status.none');
    if (entries.length > MAX_ENTRIES) return unknown('status.too_many_entries');
    const about: Statement = { signer, world, id: textOf(document['id']), readers };
    const [only, ...others] = entries;
    if (only !== undefined && others.length === 0) return checkEntry(only, about);
    const checks = await Promise.all(entries.map((entry) => checkEntry(entry, about)));
    const by = (outcome: Check['outcome']) => checks.find((check) => check.outcome === outcome);
    const decided = by('failed') ?? by('unknown') ?? checks.find(({ code }) => !NOTES.has(code)) ?? checks[0];
    return decided ?? notApplicable('status.none');
  };
