/**
 * Hours as an ISO 8601 duration (XML Schema 1.1 Part 2, "duration"), `PT60H` or `PT12H30M`. Always with `T`: `P60M`
 * would be sixty months, a slip that stands even in the official sample of a European Digital Credential.
 */
export const hoursToDuration = (hours: number): string => {
  if (!Number.isFinite(hours) || hours <= 0) throw new RangeError('Workload is more than 0 hours');
  const minutes = Math.round(hours * 60);
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `PT${whole > 0 ? `${whole}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
};

/**
 * Hours of a `PT…H…M` duration (XML Schema 1.1 Part 2, "duration"); null for anything else, a duration in months
 * included.
 */
export const durationToHours = (duration: string): number | null => {
  const match = /^PT(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?$/.exec(duration);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return null;
  return Number(match[1] ?? 0) + Number(match[2] ?? 0) / 60;
};
