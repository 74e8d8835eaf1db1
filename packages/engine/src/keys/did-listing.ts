import { type JsonObject, type JsonValue, asList, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import type { JwsKey } from '../jose/jws-key.ts';
import { decodeMultikey } from './read-multikey.ts';

/** What an issuer's own document says about one of its keys. */
export type KeyListing =
  | { readonly state: 'authorised' | 'not_authorised'; readonly found: JwsKey }
  | { readonly state: 'not_listed' | 'unreadable_key' | 'unreadable_document' };

const absolute = (id: string | null, did: string): string | null => (id?.startsWith('#') ? `${did}${id}` : id);

/** Reads a JWK (RFC 7517); null for one that no signature is checked by. */
export type ReadJwk = (jwk: JsonValue | undefined) => JwsKey | null;

const keyOf = (method: JsonObject, readJwk: ReadJwk): JwsKey | null => {
  const multibase = textOf(method['publicKeyMultibase']);
  if (multibase === null) return readJwk(method['publicKeyJwk']);
  const key = decodeMultikey(multibase);
  return key === null ? null : { key };
};

const spelling = ({ key, onlyFor }: JwsKey): string =>
  [key.algorithm, onlyFor, key.algorithm === 'RSA' ? `${key.modulus}:${key.exponent}` : key.bytes.join()].join(' ');

const isSameKey = (left: JwsKey | null, right: JwsKey): boolean => left !== null && spelling(left) === spelling(right);

const isPast = (instant: JsonValue | undefined, now: Date): boolean => {
  if (instant === undefined) return false;
  const time = typeof instant === 'string' ? Date.parse(instant) : Number.NaN;
  // An end that cannot be read counts as reached: nothing is authorised by a date that nobody understands.
  return Number.isNaN(time) || time <= now.getTime();
};

const isInForce = (method: JsonObject, did: string, now: Date): boolean =>
  idOf(method['controller']) === did && !isPast(method['revoked'], now) && !isPast(method['expires'], now);

/** What a key must be listed for: making statements, or showing oneself as the holder of something. */
export type KeyRelation = 'assertionMethod' | 'authentication';

export type WantedKey = {
  readonly did: string;
  readonly verificationMethod: string;
  readonly now: Date;
  /** Left out: for making statements. */
  readonly relation?: KeyRelation;
};

/** Documents read last, by their text: an issuer's is asked for at every check. What they say is judged anew each time. */
const known = new Map<string, JsonObject>();
const MAX_KNOWN = 32;
const MAX_LENGTH = 16_384;

const readDocument = (body: string): JsonObject | null => {
  const before = known.get(body);
  if (before !== undefined) return before;
  const parsed = parseStrictJson(body);
  if (!parsed.ok || !isJsonObject(parsed.value)) return null;
  if (known.size >= MAX_KNOWN) known.clear();
  if (body.length <= MAX_LENGTH) known.set(body, parsed.value);
  return parsed.value;
};

/**
 * Looks a key up in a DID document: listed at all, and listed for the purpose, under the document's own control
 * (Controlled Identifiers 1.0, §3.3).
 */
export const readDidListing = (body: string, wanted: WantedKey, readJwk: ReadJwk): KeyListing => {
  const document = readDocument(body);
  if (document === null || document['id'] !== wanted.did) return { state: 'unreadable_document' };
  const isWanted = (entry: JsonValue): boolean => absolute(idOf(entry), wanted.did) === wanted.verificationMethod;
  const authorised = asList(document[wanted.relation ?? 'assertionMethod']).filter(isWanted);
  const listed = [...asList(document['verificationMethod']), ...authorised].filter(isWanted).filter(isJsonObject);
  const [method, ...others] = listed;
  if (method === undefined) return { state: 'not_listed' };
  const found = keyOf(method, readJwk);
  if (found === null || others.some((other) => !isSameKey(keyOf(other, readJwk), found)))
    return { state: 'unreadable_key' };
  const isAuthorised = authorised.length > 0 && listed.every((entry) => isInForce(entry, wanted.did, wanted.now));
  return { state: isAuthorised ? 'authorised' : 'not_authorised', found };
};
