/** How long a training counts, and how long before its end people are told. */
export const TRAINING_MONTHS = 36;
export const TRAINING_WARN_DAYS = 60;

/** The instant some calendar months later; the 31st becomes the last day where a month is shorter. */
export function monthsAfter(from: Date, months: number): Date {
  const target = new Date(from);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return target;
}

export type TrainingState = 'none' | 'valid' | 'ends_soon' | 'ended';

/** Where somebody stands whose longest training ends then; null when there is none. */
export function trainingState(validUntil: Date | null, now: Date): TrainingState {
  if (validUntil === null) return 'none';
  if (validUntil <= now) return 'ended';
  return validUntil.getTime() - now.getTime() <= TRAINING_WARN_DAYS * 86_400_000 ? 'ends_soon' : 'valid';
}

type Covering = { readonly validUntil: Date; readonly units: readonly string[] };

/** The trainings that count now, for cases of one achievement or, without one, for any. */
export const countingNow = <T extends Covering>(
  trainings: readonly T[],
  { now, achievementId }: { readonly now: Date; readonly achievementId?: string },
): readonly T[] =>
  trainings.filter(
    ({ validUntil, units }) =>
      validUntil > now && (achievementId === undefined || units.length === 0 || units.includes(achievementId)),
  );
