import type { Clash } from './offline.schemas.ts';

/** A value of one field from two sides: what stood there when the device took it, what stands there now, what was done. */
export type Versions = {
  readonly field: string;
  readonly base: string | null;
  readonly stored: string | null;
  readonly offline: string;
  /** The moment on the device, its clock set right. */
  readonly offlineAt: Date;
  /** When what is stored was last changed; null when it never was. */
  readonly storedAt: Date | null;
};

export type Merged =
  | { readonly take: 'stored'; readonly clash: Clash | null }
  | { readonly take: 'offline'; readonly clash: Clash | null };

/**
 * The later of two changes counts, field by field. Nothing is a clash unless both sides changed the field, to
 * different values, since the device took it; then the other version is kept beside.
 */
export function mergeField({ field, base, stored, offline, offlineAt, storedAt }: Versions): Merged {
  if (stored === offline) return { take: 'stored', clash: null };
  if (stored === null || stored === base) return { take: 'offline', clash: null };
  const isLater = storedAt === null || offlineAt > storedAt;
  const counts = isLater ? 'offline' : 'stored';
  return { take: counts, clash: { field, offline, stored, counts } };
}

/** How far the device's clock is behind the server's, in milliseconds; half a minute is the way of the parcel. */
export function clockGap(deviceNow: Date, serverNow: Date): number {
  const gap = serverNow.getTime() - deviceNow.getTime();
  return Math.abs(gap) <= 30_000 ? 0 : gap;
}

/** When it was done, by the server's clock. Never later than now: a clock that runs ahead wins nothing. */
export const doneAt = (at: Date, gap: number, now: Date): Date => new Date(Math.min(at.getTime() + gap, now.getTime()));

export type RatingMoment = {
  /** Both were shown on the device before this rating was made. */
  readonly sawOther: boolean;
  readonly ratedAt: Date;
  /** When the server showed both; null while it has not. */
  readonly revealedAt: Date | null;
};

/** Whether a rating was made before its maker could see the other side. */
export const isBlind = ({ sawOther, ratedAt, revealedAt }: RatingMoment): boolean =>
  !sawOther && (revealedAt === null || ratedAt <= revealedAt);

/** Ratings that came after both were shown: they change nothing, and stay beside what was shown. */
export function lateRatings(
  levels: Readonly<Record<string, string>>,
  stored: Readonly<Record<string, string | null>>,
  blind: boolean,
): readonly Clash[] {
  return Object.entries(levels).flatMap(([id, offline]) =>
    offline === (stored[id] ?? null)
      ? []
      : [{ field: `level-${id}`, offline, stored: stored[id] ?? '', counts: 'stored' as const, blind }],
  );
}

/** Whether what a person confirmed on the device is, word for word, what stands there now. */
export function isSameAgreement(
  seen: { readonly agreed: Readonly<Record<string, string | null>>; readonly nextGoal: string },
  stored: { readonly agreed: Readonly<Record<string, string | null>>; readonly nextGoal: string },
): boolean {
  const ids = new Set([...Object.keys(seen.agreed), ...Object.keys(stored.agreed)]);
  return (
    seen.nextGoal.trim() === stored.nextGoal &&
    [...ids].every((id) => (seen.agreed[id] ?? null) === (stored.agreed[id] ?? null))
  );
}

/** Actions in the order in which they were done; a device's own order breaks a tie. */
export const inOrder = <T extends { readonly doneAt: Date; readonly sequence: number }>(actions: readonly T[]) =>
  actions.toSorted((a, b) => a.doneAt.getTime() - b.doneAt.getTime() || a.sequence - b.sequence);
