const DATE_TIME =
  /^(-?\d{4,})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isRealDate = (match: RegExpExecArray): boolean => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour <= 23 && minute <= 59 && second <= 59
  );
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
