import { type Result, ok } from '../result.ts';
import type { JsonObject, JsonValue } from './json-types.ts';
import { FORBIDDEN_KEYS, type JsonFault, MAX_DEPTH, parseStrictJson } from './parse-strict-json.ts';

/** Larger texts are for the strict reader at once: it stops where a text goes wrong, and the platform's does not. */
const MAX_LENGTH = 65_536;

const COLON = 0x3a;
const LAST_SPACE = 0x20;

/** How many names of members stand in a text that has no escapes and is JSON. */
const countNames = (text: string): number => {
  let names = 0;
  for (let start = text.indexOf('"'); start >= 0;) {
    let after = text.indexOf('"', start + 1) + 1;
    while (text.charCodeAt(after) <= LAST_SPACE) after += 1;
    if (text.charCodeAt(after) === COLON) names += 1;
    start = text.indexOf('"', after);
  }
  return names;
};

/** Whether every reader reads the number as the same one. */
const isKept = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** Names of members in a value, or not a number when the strict reader would refuse something in it. */
const countMembers = (value: JsonValue, depth: number): number => {
  if (typeof value === 'number') return isKept(value) ? 0 : Number.NaN;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= MAX_DEPTH) return Number.NaN;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) members += countMembers(item, depth + 1);
    return members;
  }
  const object = value as JsonObject;
  for (const name in object) {
    if (FORBIDDEN_KEYS.has(name)) return Number.NaN;
    members += 1 + countMembers(object[name] ?? null, depth + 1);
  }
  return members;
};

/** The value of an ordinary text; undefined when the strict reader has to look. */
const readOrdinary = (text: string): JsonValue | undefined => {
  if (text.length > MAX_LENGTH || text.includes('\\') || !text.isWellFormed()) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return countMembers(value, 0) === countNames(text) ? value : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The answer of {@link parseStrictJson}, quicker for ordinary texts: the platform reads them, and they are taken as read
 * when nothing is in them that the strict reader refuses. Names that stand twice show in the number of members.
 */
export const readJson = (text: string): Result<JsonValue, JsonFault> => {
  const value = readOrdinary(text);
  return value === undefined ? parseStrictJson(text) : ok(value);
};
