import { lte } from 'drizzle-orm';
import { sweepThrottles } from '#platform/throttle.ts';
import type { World } from '#platform/world.ts';
import { keptForm, passkeyChallenge, session } from './people.tables.ts';

const DAY_MILLISECONDS = 86_400_000;

/**
 * Forgets what is no longer needed of comings and goings: who was in, when and on what device (least data), forms that
 * nobody came back for, questions without an answer, counts of tries. A day stays, for a form that is sent late.
 */
export async function forgetOldEntries(world: Pick<World, 'db' | 'clock'>): Promise<void> {
  const now = world.clock.now();
  const yesterday = new Date(now.getTime() - DAY_MILLISECONDS);
  await world.db.asSystem(async (tx) => {
    await tx.delete(session).where(lte(session.endsAt, yesterday));
    await tx.delete(keptForm).where(lte(keptForm.endsAt, now));
    await tx.delete(passkeyChallenge).where(lte(passkeyChallenge.endsAt, now));
    await sweepThrottles(tx, yesterday);
  });
}
