import { type JsonObject, type JsonValue, asList, hasType, isJsonObject, textOf } from '../json/json-types.ts';
import type { Check } from '../types.ts';
import { unknown } from './report.ts';

/**
 * `revocation` and `suspension` withdraw; `refresh` and `message` only tell something (Bitstring Status List 1.0,
 * §2.1).
 */
export type EntryPurpose = 'revocation' | 'suspension' | 'refresh' | 'message';

/** Two generations of the same idea: a credential of the issuer's that carries one packed row of bits. */
export type BitListKind = {
  readonly listType: string;
  readonly subjectType: string;
  /** The older generation writes base64 without the letter of its multibase alphabet. */
  readonly prefix: '' | 'u';
};

export type BitEntry = {
  readonly kind: 'bits';
  readonly list: BitListKind;
  readonly purpose: EntryPurpose;
  readonly index: number;
  /** Bits of one entry. */
  readonly size: number;
  readonly messages: ReadonlyMap<number, string>;
  readonly listUrl: string;
};

/** 1EdTech revocation list: the issuer names the ids of what it withdrew. */
export type NamedEntry = { readonly kind: 'named'; readonly listUrl: string };

const BIT_LISTS: readonly (BitListKind & { readonly entryType: string })[] = [
  {
    entryType: 'BitstringStatusListEntry',
    listType: 'BitstringStatusListCredential',
    subjectType: 'BitstringStatusList',
    prefix: 'u',
  },
  {
    entryType: 'StatusList2021Entry',
    listType: 'StatusList2021Credential',
    subjectType: 'StatusList2021',
    prefix: '',
  },
];

const NAMED_LIST = '1EdTechRevocationList';

const PURPOSES: ReadonlySet<unknown> = new Set<EntryPurpose>(['revocation', 'suspension', 'refresh', 'message']);
const isPurpose = (value: unknown): value is EntryPurpose => PURPOSES.has(value);

/** Wider entries would say more than 256 different things about one credential. */
const MAX_SIZE = 8;

const indexOf = (value: JsonValue | undefined): number | null => {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  return text !== null && /^(?:0|[1-9][0-9]{0,9})$/.test(text) ? Number(text) : null;
};

const sizeOf = (value: JsonValue | undefined): number | null => {
  if (value === undefined) return 1;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SIZE ? value : null;
};

const NO_MESSAGES: ReadonlyMap<number, string> = new Map();

/**
 * Every value of the entry has a sentence, each once; null when the table is not of that form (§2.1, `statusMessage`).
 */
const messagesOf = (value: JsonValue | undefined, size: number): ReadonlyMap<number, string> | null => {
  if (value === undefined) return NO_MESSAGES;
  const messages = new Map<number, string>();
  for (const item of asList(value)) {
    const status = isJsonObject(item) ? textOf(item['status']) : null;
    const message = isJsonObject(item) ? textOf(item['message']) : null;
    const number = status !== null && /^0x[0-9a-fA-F]{1,2}$/.test(status) ? Number(status) : null;
    if (number === null || message === null || messages.has(number)) return null;
    messages.set(number, message);
  }
  return messages.size === 0 || messages.size === 2 ** size ? messages : null;
};

const readBits = (value: JsonObject, list: BitListKind): BitEntry | Check => {
  const purpose = value['statusPurpose'];
  if (!isPurpose(purpose)) return unknown('status.unsupported_purpose', { purpose: String(purpose) });
  const index = indexOf(value['statusListIndex']);
  const listUrl = textOf(value['statusListCredential']);
  const size = sizeOf(value['statusSize']);
  const messages = size === null ? null : messagesOf(value['statusMessage'], size);
  if (index === null || listUrl === null || size === null || messages === null)
    return unknown('status.unreadable_entry');
  const mustExplain = purpose === 'message' && messages.size === 0;
  return mustExplain
    ? unknown('status.unreadable_entry')
    : { kind: 'bits', list, purpose, index, size, messages, listUrl };
};

/** Reads one `credentialStatus`; what cannot be read or is of another kind is an answer of its own. */
export const readEntry = (value: JsonValue): BitEntry | NamedEntry | Check => {
  if (!isJsonObject(value)) return unknown('status.unreadable_entry');
  const list = BIT_LISTS.find(({ entryType }) => hasType(value, entryType));
  if (list !== undefined) return readBits(value, list);
  if (!hasType(value, NAMED_LIST)) {
    return unknown('status.unsupported_type', { type: asList(value['type']).join(' ') });
  }
  const listUrl = textOf(value['id']);
  return listUrl === null ? unknown('status.unreadable_entry') : { kind: 'named', listUrl };
};
