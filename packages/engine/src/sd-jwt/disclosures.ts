import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { FORBIDDEN_KEYS, parseStrictJson } from '../json/parse-strict-json.ts';
import { type Result, fail, ok } from '../result.ts';
import { base64urlDecode, base64urlEncode } from '../text/base64url.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';

/** One piece that a holder may show or keep back (RFC 9901 §4.2). `name` is null for an entry of a list. */
export type Disclosure = {
  readonly text: string;
  readonly digest: string;
  readonly name: string | null;
  readonly value: JsonValue;
};

export type DisclosureFault =
  | 'unreadable_disclosure'
  | 'duplicate_digest'
  | 'unknown_disclosure'
  | 'claim_twice'
  | 'forbidden_claim'
  | 'unsupported_hash'
  | 'too_many_disclosures';

/** More pieces than any award has; each costs a hash. */
export const MAX_DISCLOSURES = 1_000;

export const digestOf = async (text: string, crypto: CryptoPort): Promise<string> =>
  base64urlEncode(await crypto.sha256(utf8Encode(text)));

const RESERVED: ReadonlySet<string> = new Set(['_sd', '...']);

/** Registered claims that decide on the verdict must always be open (SD-JWT VC draft 18, §2.2.2.3). */
const ALWAYS_OPEN: ReadonlySet<string> = new Set([
  'iss',
  'nbf',
  'exp',
  'cnf',
  'vct',
  'vct#integrity',
  'aka_vcts',
  'status',
  '_sd_alg',
]);

const parts = (text: string): readonly JsonValue[] | null => {
  const bytes = base64urlDecode(text);
  const json = bytes === null ? null : utf8Decode(bytes);
  const parsed = json === null ? null : parseStrictJson(json);
  return parsed?.ok === true && isJsonList(parsed.value) ? parsed.value : null;
};

const nameAndValue = (
  list: readonly JsonValue[],
): { readonly name: string | null; readonly value: JsonValue } | null => {
  const [salt, second, third] = list;
  if (typeof salt !== 'string' || second === undefined) return null;
  if (list.length === 2) return { name: null, value: second };
  if (list.length !== 3 || typeof second !== 'string') return null;
  if (RESERVED.has(second) || FORBIDDEN_KEYS.has(second)) return null;
  return third === undefined ? null : { name: second, value: third };
};

/** Reads one disclosure; null when it is not base64url of `[salt, name, value]` or `[salt, value]`. */
export const readDisclosure = async (text: string, crypto: CryptoPort): Promise<Disclosure | null> => {
  const list = parts(text);
  const content = list === null ? null : nameAndValue(list);
  return content === null ? null : { text, digest: await digestOf(text, crypto), ...content };
};

/** Puts disclosures back in place, and notices every digest and every disclosure that is out of order. */
class Assembly {
  readonly #byDigest: ReadonlyMap<string, Disclosure>;
  readonly #seen = new Set<string>();
  readonly #used = new Set<string>();
  fault: DisclosureFault | null = null;

  constructor(disclosures: readonly Disclosure[]) {
    this.#byDigest = new Map(disclosures.map((disclosure) => [disclosure.digest, disclosure]));
  }

  get allUsed(): boolean {
    return this.#used.size === this.#byDigest.size;
  }

  value(value: JsonValue): JsonValue {
    if (isJsonList(value)) return value.flatMap((item) => this.#item(item));
    return isJsonObject(value) ? this.object(value) : value;
  }

  object(node: JsonObject): JsonObject {
    const members: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(node)) {
      if (name === '...') this.#refuse('forbidden_claim');
      if (name !== '_sd') members[name] = this.value(value);
    }
    const hidden = node['_sd'];
    if (hidden !== undefined && !isJsonList(hidden)) this.#refuse('unreadable_disclosure');
    for (const digest of isJsonList(hidden) ? hidden : []) this.#member(members, digest);
    return members;
  }

  #refuse(fault: DisclosureFault): void {
    this.fault ??= fault;
  }

  #take(digest: JsonValue): Disclosure | null {
    if (typeof digest !== 'string') {
      this.#refuse('unreadable_disclosure');
      return null;
    }
    if (this.#seen.has(digest)) this.#refuse('duplicate_digest');
    // Stops a disclosure that contains its own digest, which only a broken hash could make.
    if (this.fault !== null) return null;
    this.#seen.add(digest);
    const disclosure = this.#byDigest.get(digest) ?? null;
    if (disclosure !== null) this.#used.add(digest);
    return disclosure;
  }

  #member(members: Record<string, JsonValue>, digest: JsonValue): void {
    const disclosure = this.#take(digest);
    if (disclosure === null) return;
    const { name, value } = disclosure;
    if (name === null) return this.#refuse('unreadable_disclosure');
    if (Object.hasOwn(members, name)) return this.#refuse('claim_twice');
    members[name] = this.value(value);
  }

  #item(item: JsonValue): readonly JsonValue[] {
    if (!isJsonObject(item) || !Object.hasOwn(item, '...')) return [this.value(item)];
    if (Object.keys(item).length !== 1) this.#refuse('unreadable_disclosure');
    const disclosure = this.#take(item['...'] ?? null);
    if (disclosure === null) return [];
    if (disclosure.name !== null) this.#refuse('unreadable_disclosure');
    return [this.value(disclosure.value)];
  }
}

/**
 * The claims after putting every shown disclosure in its place (RFC 9901 §7.1): no digest twice, no disclosure without
 * a digest, no claim twice, hash SHA-256 only, and nothing that decides on the verdict may be hidden.
 */
export const assemble = (
  payload: JsonObject,
  disclosures: readonly Disclosure[],
): Result<JsonObject, DisclosureFault> => {
  const { _sd_alg: hash, ...open } = payload;
  if (hash !== undefined && hash !== 'sha-256') return fail('unsupported_hash');
  if (new Set(disclosures.map(({ digest }) => digest)).size !== disclosures.length) return fail('duplicate_digest');
  const assembly = new Assembly(disclosures);
  const claims = assembly.object(open);
  if (assembly.fault !== null) return fail(assembly.fault);
  if (!assembly.allUsed) return fail('unknown_disclosure');
  const isHidden = [...ALWAYS_OPEN].some((name) => Object.hasOwn(claims, name) && !Object.hasOwn(open, name));
  return isHidden ? fail('forbidden_claim') : ok(claims);
};
