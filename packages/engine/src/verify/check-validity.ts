import { type JsonObject, type JsonValue, asList, isJsonObject } from '../json/json-types.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { type Instant, parseInstant } from './dates.ts';
import { failed, passed, unknown } from './report.ts';

/** Start and end by version of the data model: 2.0 names first, 1.1 names second. */
const START = ['validFrom', 'issuanceDate'] as const;
const END = ['validUntil', 'expirationDate'] as const;

const TOLERANCE_SECONDS = 60;

type Bounds = {
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
  readonly proofEnds: readonly Instant[];
};

/** Claims of a JWT that frame the credential, in seconds since 1970 (RFC 7519 §4.1.4, §4.1.5). */
const readClaim = (value: JsonValue | undefined): Instant | null | undefined => {
  if (value === undefined) return undefined;
  return typeof value === 'number' ? { time: value * 1000, hasZone: true } : null;
};

const readAll = (
  document: JsonObject,
  names: readonly string[],
  claim: JsonValue | undefined,
): readonly Instant[] | null => {
  const dates = names.map((name) => document[name]).filter((value) => value !== undefined);
  const instants = [...dates.map(parseInstant), readClaim(claim)].filter((instant) => instant !== undefined);
  const readable = instants.filter((instant) => instant !== null);
  return readable.length === instants.length ? readable : null;
};

const readBounds = (document: JsonObject): Bounds | null => {
  const starts = readAll(document, START, document['nbf']);
  const ends = readAll(document, END, document['exp']);
  const proofs = asList(document['proof'])
    .filter(isJsonObject)
    .map((proof) => readAll(proof, ['expires'], undefined));
  const proofEnds = proofs.filter((instants) => instants !== null);
  if (starts === null || ends === null || proofEnds.length !== proofs.length) return null;
  return { starts, ends, proofEnds: proofEnds.flat() };
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
  const asOf = stamp(world.now.getTime());
  const toleranceSeconds = world.toleranceSeconds ?? TOLERANCE_SECONDS;
  const tolerance = toleranceSeconds * 1000;
  const now = world.now.getTime();
  const bounds = readBounds(document);
  const facts = { toleranceSeconds: String(toleranceSeconds) };
  if (bounds === null) return unknown('validity.unreadable_date', facts, asOf);
  const start = Math.max(...bounds.starts.map(({ time }) => time));
  const end = Math.min(...bounds.ends.map(({ time }) => time));
  if (start > end) return failed('validity.ends_before_start', facts, asOf);
  if (now > end + tolerance) return failed('validity.expired', { ...facts, until: stamp(end) }, asOf);
  if (now < start - tolerance) return failed('validity.not_yet', { ...facts, from: stamp(start) }, asOf);
  if (bounds.proofEnds.some(({ time }) => now > time + tolerance)) return failed('validity.proof_expired', facts, asOf);
  return Number.isFinite(end)
    ? passed('validity.in_force', { ...facts, until: stamp(end) }, asOf)
    : passed('validity.no_end', facts, asOf);
};
