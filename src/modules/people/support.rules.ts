/** How long a helper may help, in days: chosen by the learner, always with an end. */
export const SUPPORT_DAYS = [7, 30, 90, 180] as const;

/** Helpers at the same time. More would be hard to keep an eye on. */
export const MOST_SUPPORTERS = 3;

/** What a learner may let a helper do for her. Each is named where she says yes, and each act is told to her. */
export const SUPPORT_RIGHTS = ['proof', 'appeal'] as const;
export type SupportRight = (typeof SUPPORT_RIGHTS)[number];

/** The rights among these words, each once; whatever else was sent is no right. */
export const rightsAmong = (words: readonly unknown[]): readonly SupportRight[] =>
  SUPPORT_RIGHTS.filter((right) => words.includes(right));

const DAY = 86_400_000;

/** The end of a helper's time; null for a length that is not offered. */
export function supportEnd(days: number, now: Date): Date | null {
  return SUPPORT_DAYS.some((offered) => offered === days) ? new Date(now.getTime() + days * DAY) : null;
}
