import { type JsonObject, type JsonValue, asList, isJsonObject } from '../json/json-types.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { parseInstant, timeOfSeconds } from './dates.ts';
import { failed, passed, unknown } from './report.ts';

/** Start and end by version of the data model, 2.0 names first, and the claims of a JWT that frame the credential. */
const START = ['validFrom', 'issuanceDate', 'nbf'];
const END = ['validUntil', 'expirationDate', 'exp'];

const TOLERANCE_SECONDS = 60;

/** Milliseconds since 1970, of a date or of a claim in seconds (RFC 7519 §4.1.4, §4.1.5); not a number for all else. */
const timeOf = (name: string, value: JsonValue): number => {
  if (name !== 'nbf' && name !== 'exp') return parseInstant(value)?.time ?? Number.NaN;
  return typeof value === 'number' ? timeOfSeconds(value) : Number.NaN;
};

/** The latest or earliest of these; without any, what no instant lies beyond; not a number when one cannot be read. */
const among = (node: JsonObject, names: readonly string[], pick: (...times: readonly number[]) => number): number => {
  let time = pick();
  for (const name of names) {
    const value = node[name];
    if (value !== undefined) time = pick(time, timeOf(name, value));
  }
  return time;
};

const proofEndOf = (document: JsonObject): number => {
  let earliest = Infinity;
  for (const proof of asList(document['proof'])) {
    if (isJsonObject(proof)) earliest = Math.min(earliest, among(proof, ['expires'], Math.min));
  }
  return earliest;
};

/** Instants written last: all that is checked in one moment has the same now, and a cohort the same end. */
const stamps = new Map<number, string>();
const MAX_STAMPS = 64;

const stamp = (time: number): string => {
  const known = stamps.get(time);
  if (known !== undefined) return known;
  const text = new Date(time).toISOString();
  if (stamps.size >= MAX_STAMPS) stamps.clear();
  stamps.set(time, text);
  return text;
};

/**
 * Whether the credential is in force at `world.now`, give or take the tolerance (60 s unless said): VCDM 2.0 §4.9,
 * 1.1 §4.6 and §4.8. The dates are the issuer's word; they mean nothing unless integrity and issuer hold.
 */
export const checkValidity = (document: JsonObject, world: VerifyWorld): Check => {
  const now = world.now.getTime();
  const asOf = stamp(now);
  const seconds = world.toleranceSeconds ?? TOLERANCE_SECONDS;
  const toleranceSeconds = String(seconds);
  const tolerance = seconds * 1000;
  const start = among(document, START, Math.max);
  const end = among(document, END, Math.min);
  const proofEnd = proofEndOf(document);
  const isUnreadable = Number.isNaN(start) || Number.isNaN(end) || Number.isNaN(proofEnd);
  if (isUnreadable) return unknown('validity.unreadable_date', { toleranceSeconds }, asOf);
  if (start > end) return failed('validity.ends_before_start', { toleranceSeconds }, asOf);
  if (now > end + tolerance) return failed('validity.expired', { toleranceSeconds, until: stamp(end) }, asOf);
  if (now < start - tolerance) return failed('validity.not_yet', { toleranceSeconds, from: stamp(start) }, asOf);
  if (now > proofEnd + tolerance) return failed('validity.proof_expired', { toleranceSeconds }, asOf);
  return Number.isFinite(end)
    ? passed('validity.in_force', { toleranceSeconds, until: stamp(end) }, asOf)
    : passed('validity.no_end', { toleranceSeconds }, asOf);
};
