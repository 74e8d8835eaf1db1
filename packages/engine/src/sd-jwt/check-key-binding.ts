import { type JsonObject, isJsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { decodeJwsKey } from '../jose/jws-key.ts';
import { type Jws, readCompactJws, verifyJws } from '../jose/jws.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { failed, notApplicable, passed, unknown } from '../verify/report.ts';
import { digestOf } from './disclosures.ts';

/** How old a key binding may be when the verifier sets no limit, in seconds. */
const MAX_AGE_SECONDS = 300;

export type Shown = {
  /** The presentation up to and including the last tilde: what the holder signed over. */
  readonly covered: string;
  /** The key binding itself; empty when there is none. */
  readonly binding: string;
  readonly claims: JsonObject;
};

const mismatch = (reason: string): Check => failed('holder.mismatch', { reason });

const claimsOf = (jws: Jws): JsonObject | null => {
  const text = utf8Decode(jws.payload);
  const parsed = text === null ? null : parseStrictJson(text);
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : null;
};

const ageFault = (claims: JsonObject, world: VerifyWorld): Check | null => {
  const { iat } = claims;
  if (typeof iat !== 'number') return mismatch('iat');
  const age = world.now.getTime() / 1000 - iat;
  const tolerance = world.toleranceSeconds ?? 60;
  const limit = world.presentation?.maxAgeSeconds ?? MAX_AGE_SECONDS;
  return age > limit + tolerance || age < -tolerance ? mismatch('iat') : null;
};

const contentCheck = async (binding: JsonObject, shown: Shown, world: VerifyWorld): Promise<Check> => {
  if (binding['sd_hash'] !== (await digestOf(shown.covered, world.crypto))) return mismatch('sd_hash');
  const { presentation } = world;
  if (presentation === undefined) return unknown('holder.not_asked');
  if (binding['nonce'] !== presentation.nonce) return mismatch('nonce');
  if (binding['aud'] !== presentation.audience) return mismatch('aud');
  return ageFault(binding, world) ?? passed('holder.bound');
};

const withoutBinding = (holderKey: boolean | null, world: VerifyWorld): Check => {
  if (world.presentation !== undefined) return failed('holder.missing');
  return holderKey === null ? notApplicable('holder.bearer') : unknown('holder.not_shown');
};

/**
 * Whether the holder showed it to this verifier, now (RFC 9901 §7.3, step 5). Without an expected nonce the signature
 * alone would also fit a copied presentation, so the answer stays open.
 */
export const checkKeyBinding = async (shown: Shown, world: VerifyWorld): Promise<Check> => {
  const { cnf } = shown.claims;
  if (shown.binding === '') return withoutBinding(cnf === undefined ? null : true, world);
  const key = isJsonObject(cnf) ? decodeJwsKey(cnf['jwk']) : null;
  if (key === null) return mismatch('cnf');
  const jws = readCompactJws(shown.binding);
  const binding = jws === null ? null : claimsOf(jws);
  if (jws === null || binding === null || jws.header['typ'] !== 'kb+jwt') return mismatch('typ');
  return (await verifyJws(jws, key, world)) === null ? contentCheck(binding, shown, world) : mismatch('signature');
};
