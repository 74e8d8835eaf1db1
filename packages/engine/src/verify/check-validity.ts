import { type JsonObject, type JsonValue, asList, isJsonObject } from '../json/json-types.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { parseInstant } from './dates.ts';
import { failed, passed, unknown } from './report.ts';

/** Start and end by version of the data model: 2.0 names first, 1.1 names second. */
const START = ['validFrom', 'issuanceDate'] as const;
const END = ['validUntil', 'expirationDate'] as const;

const TOLERANCE_SECONDS = 60;

/** Milliseconds since 1970; not a number when it cannot be read. */
const dateTime = (value: JsonValue): number => parseInstant(value)?.time ?? Number.NaN;

/** A claim of a JWT that frames the credential, in seconds since 1970 (RFC 7519 §4.1.4, §4.1.5). */
const claimTime = (value: JsonValue): number => (typeof value === 'number' ? value * 1000 : Number.NaN);

/** The latest start; not a number when one of them cannot be read. */
const startOf = (document: JsonObject): number => {
  const claim = document['nbf'];
  let latest = claim === undefined ? -Infinity : claimTime(claim);
  for (const name of START) {
    const value = document[name];
    if (value !== undefined) latest = Math.max(latest, dateTime(value));
  }
  return latest;
};

/** The earliest end; not a number when one of them cannot be read. */
const endOf = (document: JsonObject): number => {
  const claim = document['exp'];
  let earliest = claim === undefined ? Infinity : claimTime(claim);
  for (const name of END) {
    const value = document[name];
    if (value !== undefined) earliest = Math.min(earliest, dateTime(value));
  }
  return earliest;
};

/** The earliest end of a proof; not a number when one of them cannot be read. */
const proofEndOf = (document: JsonObject): number => {
  let earliest = Infinity;
  for (const proof of asList(document['proof'])) {
    const expires = isJsonObject(proof) ? proof['expires'] : undefined;
    if (expires !== undefined) earliest = Math.min(earliest, dateTime(expires));
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
 * 1.1 §4.6. The dates are the issuer's word; they mean nothing unless integrity and issuer hold.
 */
export const checkValidity = (document: JsonObject, world: VerifyWorld): Check => {
  const now = world.now.getTime();
  const asOf = stamp(now);
  const seconds = world.toleranceSeconds ?? TOLERANCE_SECONDS;
  const toleranceSeconds = String(seconds);
  const tolerance = seconds * 1000;
  const [start, end, proofEnd] = [startOf(document), endOf(document), proofEndOf(document)];
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
