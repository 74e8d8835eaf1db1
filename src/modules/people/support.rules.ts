/** How long a helper may help, in days: chosen by the learner, always with an end. */
export const SUPPORT_DAYS = [7, 30, 90, 180] as const;

/** Helpers at the same time. More would be hard to keep an eye on. */
export const MOST_SUPPORTERS = 3;

const DAY = 86_400_000;

/** The end of a helper's time; null for a length that is not offered. */
export function supportEnd(days: number, now: Date): Date | null {
  return SUPPORT_DAYS.some((offered) => offered === days) ? new Date(now.getTime() + days * DAY) : null;
}
