import { createHash } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import type { Tx } from './db/db.ts';
import { throttle } from './throttle.tables.ts';

export type ThrottleCheck = {
  /** What is counted, e.g. `pin:per_…`. Only its hash is stored. */
  readonly key: string;
  /** Tries allowed within one window. */
  readonly limit: number;
  readonly windowSeconds: number;
  readonly now: Date;
};

export type ThrottleVerdict = {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Seconds until the window ends; 0 while more tries are allowed. */
  readonly retryAfterSeconds: number;
};

const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/**
 * Counts one try and says whether it is allowed. The count is kept when the transaction commits: return a failure
 * for a wrong PIN rather than throw, or the try is forgotten. Parallel tries are each counted.
 */
export async function checkThrottle(tx: Tx, check: ThrottleCheck): Promise<ThrottleVerdict> {
  const windowMilliseconds = check.windowSeconds * 1000;
  const startedAt = sql`case when ${throttle.windowStartedAt} <= ${new Date(check.now.getTime() - windowMilliseconds).toISOString()}::timestamptz`;
  const now = check.now.toISOString();
  const [row] = await tx
    .insert(throttle)
    .values({ keyHash: hashKey(check.key), windowStartedAt: check.now, count: 1 })
    .onConflictDoUpdate({
      target: throttle.keyHash,
      set: {
        count: sql`${startedAt} then 1 else ${throttle.count} + 1 end`,
        windowStartedAt: sql`${startedAt} then ${now}::timestamptz else ${throttle.windowStartedAt} end`,
      },
    })
    .returning();
  if (row === undefined) throw new Error('The throttle did not answer.');
  const allowed = row.count <= check.limit;
  const endsAt = row.windowStartedAt.getTime() + windowMilliseconds;
  return {
    allowed,
    remaining: Math.max(0, check.limit - row.count),
    retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((endsAt - check.now.getTime()) / 1000)),
  };
}

/** Forgets the tries, after a success or when somebody who may lifts the lock. */
export async function clearThrottle(tx: Tx, key: string): Promise<void> {
  await tx.delete(throttle).where(eq(throttle.keyHash, hashKey(key)));
}

/**
 * Takes back the try that this transaction has just counted: it turned out to be no guess. Where many people share
 * one address, only guesses may use up what the address is allowed.
 */
export async function giveBackTry(tx: Tx, key: string): Promise<void> {
  await tx
    .update(throttle)
    .set({ count: sql`greatest(${throttle.count} - 1, 0)` })
    .where(eq(throttle.keyHash, hashKey(key)));
}

/** Removes counts whose window began before `before`. */
export async function sweepThrottles(tx: Tx, before: Date): Promise<void> {
  await tx.delete(throttle).where(lt(throttle.windowStartedAt, before));
}
