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

/** An xsd:dateTime, strictly: real calendar days only, no leap seconds, zone optional. Null when it is not one. */
export const parseInstant = (text: unknown): Instant | null => {
  const match = typeof text === 'string' ? DATE_TIME.exec(text) : null;
  if (match === null || typeof text !== 'string' || !isRealDate(match)) return null;
  const hasZone = match[7] !== undefined;
  const time = Date.parse(hasZone ? text : `${text}Z`);
  return Number.isNaN(time) ? null : { time, hasZone };
};
