const DATE_TIME =
  /^(-?\d{4,})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most;

const isRealDate = (match: RegExpExecArray): boolean => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const isDay = isWithin(month, 1, 12) && isWithin(day, 1, daysIn(year, month));
  return isDay && isWithin(hour, 0, 23) && isWithin(minute, 0, 59) && isWithin(second, 0, 59);
};

export type Instant = {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `dateTimeStamp` of VCDM 2.0 wants a zone; without one the text is read as UTC. */
  readonly hasZone: boolean;
};

/** The furthest instant from 1970 that a calendar has, either way (ECMA-262, time values). */
const FURTHEST = 8.64e15;

/** Milliseconds since 1970 of a claim in seconds (RFC 7519 §2, `NumericDate`); not a number beyond every calendar. */
export const timeOfSeconds = (seconds: number): number => {
  const time = seconds * 1000;
  return Math.abs(time) <= FURTHEST ? time : Number.NaN;
};

const readInstant = (text: string): Instant | null => {
  const match = DATE_TIME.exec(text);
  if (match === null || !isRealDate(match)) return null;
  const hasZone = match[7] !== undefined;
  const time = Date.parse(hasZone ? text : `${text}Z`);
  return Number.isNaN(time) ? null : { time, hasZone };
};

/** Instants read last, by their text: a check reads the same few several times, and a cohort shares them. */
const known = new Map<string, Instant | null>();
const MAX_KNOWN = 256;
const MAX_LENGTH = 64;

/** An xsd:dateTime, strictly: real calendar days only, no leap seconds, zone optional. Null when it is not one. */
export const parseInstant = (text: unknown): Instant | null => {
  if (typeof text !== 'string') return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  const instant = readInstant(text);
  if (known.size >= MAX_KNOWN) known.clear();
  if (text.length <= MAX_LENGTH) known.set(text, instant);
  return instant;
};
