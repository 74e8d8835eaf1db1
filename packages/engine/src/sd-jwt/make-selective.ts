import { type JsonObject, type JsonValue, isJsonObject } from '../json/json-types.ts';
import { base64urlEncode } from '../text/base64url.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';
import { digestOf } from './disclosures.ts';

/** Bytes of chance from the caller: salts keep a hidden claim from being guessed (RFC 9901 §9.3). */
export type Random = (length: number) => Uint8Array;

/** Where a claim stands: names from the top, for example `['subject', 'name']`. */
export type ClaimPath = readonly string[];

export type Selective = { readonly payload: JsonObject; readonly disclosures: readonly string[] };

type Chance = { readonly random: Random; readonly crypto: CryptoPort };

const SALT_BYTES = 16;

const hideMember = async (node: JsonObject, name: string, chance: Chance): Promise<[JsonObject, string] | null> => {
  if (!Object.hasOwn(node, name)) return null;
  const { [name]: value = null, ...rest } = node;
  const salt = base64urlEncode(chance.random(SALT_BYTES));
  const disclosure = base64urlEncode(utf8Encode(JSON.stringify([salt, name, value])));
  const before = rest['_sd'];
  const digests = [
    ...(Array.isArray(before) ? (before as readonly string[]) : []),
    await digestOf(disclosure, chance.crypto),
  ];
  // Sorted, so that the order does not tell which claim a digest stands for (RFC 9901 §4.2.4.1).
  return [{ ...rest, _sd: digests.sort() }, disclosure];
};

const hide = async (
  node: JsonValue | undefined,
  path: ClaimPath,
  chance: Chance,
): Promise<[JsonObject, string] | null> => {
  const [name, ...below] = path;
  if (name === undefined || !isJsonObject(node)) return null;
  if (below.length === 0) return hideMember(node, name, chance);
  const inner = await hide(node[name], below, chance);
  return inner === null ? null : [{ ...node, [name]: inner[0] }, inner[1]];
};

/** Replaces the claims at the given paths by salted digests. Deeper paths go first; a path without a claim is skipped. */
export const makeSelective = async (
  claims: JsonObject,
  paths: readonly ClaimPath[],
  chance: Chance,
): Promise<Selective> => {
  let payload = claims;
  const disclosures: string[] = [];
  for (const path of [...paths].sort((left, right) => right.length - left.length)) {
    const hidden = await hide(payload, path, chance);
    if (hidden === null) continue;
    payload = hidden[0];
    disclosures.push(hidden[1]);
  }
  return { payload: { ...payload, _sd_alg: 'sha-256' }, disclosures };
};
