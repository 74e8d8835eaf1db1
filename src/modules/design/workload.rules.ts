import { fail, ok, type Failure, type Result } from '#platform/result.ts';

/** Hours behind one ECTS credit, at least and at most: 60 credits are 1,500 to 1,800 hours. */
export const ECTS_HOURS = { min: 25, max: 30 } as const;

/** Below half an ECTS credit no credits may be declared. */
const SMALLEST_ECTS_HOURS = ECTS_HOURS.min / 2;

export type CreditRange = { readonly min: number; readonly max: number };

/** How many points this many hours may be called, given the hours behind one point. */
export function creditRange(hours: number, hoursPerPoint: { readonly min: number; readonly max: number } = ECTS_HOURS) {
  return { min: hours / hoursPerPoint.max, max: hours / hoursPerPoint.min } satisfies CreditRange;
}

/** ECTS credits to propose: rounded to the institution's step, never rounded up past hours / 25. */
export function suggestCredits(input: {
  readonly hours: number;
  readonly hoursPerCredit: number;
  readonly step?: number;
}): number {
  const step = input.step ?? 0.5;
  const most = input.hours / ECTS_HOURS.min;
  const inSteps = Math.round(input.hours / input.hoursPerCredit / step);
  const highest = Math.floor(most / step + 1e-9);
  return Math.min(inSteps, highest) * step;
}

export type CreditCheck = { readonly grade: 'ok' | 'warning' | 'error'; readonly note?: Failure };

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Whether declared points fit the hours. Outside the range is a warning with both numbers; ECTS under 12.5 h an error. */
export function checkCredits(input: {
  readonly hours: number;
  readonly points: number;
  readonly system: string;
  readonly hoursPerPoint: { readonly min: number; readonly max: number };
}): CreditCheck {
  const { hours, points, system, hoursPerPoint } = input;
  if (points <= 0) return { grade: 'ok' };
  if (system === 'ECTS' && hours < SMALLEST_ECTS_HOURS) {
    return { grade: 'error', note: { code: 'design.credits_too_small', params: { hours, points } } };
  }
  const range = creditRange(hours, hoursPerPoint);
  if (points >= range.min - 1e-9 && points <= range.max + 1e-9) return { grade: 'ok' };
  return {
    grade: 'warning',
    note: {
      code: 'design.credits_outside_range',
      params: { hours, points, system, min: rounded(range.min), max: rounded(range.max) },
    },
  };
}

export type ParsedDuration = { readonly hours: number; readonly warning?: Failure };

const DURATION = /^P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?)?$/;

/**
 * An ISO 8601 duration as hours of work. `P60M` is sixty months, although files in circulation mean minutes or hours by
 * it: refused in words. Days are read as 24 hours and questioned, since a working day is shorter.
 */
export function parseWorkload(duration: string): Result<ParsedDuration> {
  const text = duration.trim().toUpperCase();
  if (/^P[^T]*[MYW]/.test(text)) return fail({ code: 'design.duration_not_hours', params: { duration } });
  const match = DURATION.exec(text);
  const [, days, hours, minutes] = match ?? [];
  if (match === null || (days === undefined && hours === undefined && minutes === undefined)) {
    return fail({ code: 'design.duration_unreadable', params: { duration } });
  }
  const total = Number(days ?? 0) * 24 + Number(hours ?? 0) + Number(minutes ?? 0) / 60;
  if (days === undefined) return ok({ hours: total });
  return ok({ hours: total, warning: { code: 'design.duration_in_days', params: { duration, hours: total } } });
}

/** The one form in which hours leave the house: `PT60H`, `PT1H30M`. */
export function formatWorkload(hours: number): string {
  const minutes = Math.round(hours * 60);
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `PT${whole > 0 || rest === 0 ? `${whole}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
}
