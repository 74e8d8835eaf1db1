/** Fewest and most hours a week that a pace can be told for: more than a working week is nobody's plan. */
export const PACE_LIMITS = { least: 1, most: 40 } as const;
export const USUAL_PACE = 5;

const WEEKS_IN_MONTH = 4.345;
/** Below this, weeks are easier to picture than months. */
const FEWEST_WEEKS_TOLD_IN_MONTHS = 10;

export type Pace = {
  readonly hoursPerWeek: number;
  readonly weeks: number;
  /** Whole months, where there are many weeks; null where weeks say it. */
  readonly months: number | null;
};

/** How long a workload lasts at so many hours a week; part of a week counts as one. */
export function paceOf(hours: number, hoursPerWeek: number): Pace {
  const weeks = Math.max(1, Math.ceil(hours / hoursPerWeek));
  const months = weeks < FEWEST_WEEKS_TOLD_IN_MONTHS ? null : Math.max(1, Math.round(weeks / WEEKS_IN_MONTH));
  return { hoursPerWeek, weeks, months };
}

/** Digits of Arabic and Persian keyboards as the ones that programs count with. */
const asciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** Hours a week as somebody typed them: whole hours within the limits, else null. */
export function readPace(typed: string): number | null {
  const text = asciiDigits(typed.trim());
  const hours = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  return hours >= PACE_LIMITS.least && hours <= PACE_LIMITS.most ? hours : null;
}
