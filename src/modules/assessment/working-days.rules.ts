const DAY = 86_400_000;
const isWeekend = (at: Date): boolean => at.getUTCDay() === 0 || at.getUTCDay() === 6;

/**
 * The same hour after so many working days, Monday to Friday. Public holidays differ from place to place and are not
 * known here: whoever needs them counted sets more days.
 */
export function addWorkingDays(from: Date, days: number): Date {
  let at = from;
  for (let left = days; left > 0;) {
    at = new Date(at.getTime() + DAY);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

/** Working days from now to a deadline: 0 on its own day, negative once it has passed. */
export function workingDaysLeft(due: Date, now: Date): number {
  const start = (at: Date) => Math.floor(at.getTime() / DAY);
  const [early, late, sign] = due >= now ? [start(now), start(due), 1] : [start(due), start(now), -1];
  let count = 0;
  for (let day = early + 1; day <= late; day += 1) if (!isWeekend(new Date(day * DAY))) count += 1;
  return count === 0 ? 0 : sign * count;
}

export const addDays = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY);
