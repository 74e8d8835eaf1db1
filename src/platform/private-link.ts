import { createHash } from 'node:crypto';
import type { Tx } from './db/db.ts';
import { fail, ok, type Result } from './result.ts';
import { checkThrottle, giveBackTry } from './throttle.ts';

/*
 * Links that let somebody without an account answer one question. Only a hash of the link's secret is kept; who made
 * the link hands it over, and it is shown once.
 */

/** What a link is found by. Its 130 random bits need no slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Links that lead nowhere, from one network, within ten minutes: a household that mistypes is let be. */
const WRONG_LINKS = 40;
const WINDOW_SECONDS = 600;

/** The secret that somebody holds, and the network from which they come. */
export type Door = { readonly token: string; readonly network: string };

export type Lock<T> = {
  /** What kind of link it is: wrong ones are counted for each kind. */
  readonly kind: string;
  readonly now: Date;
  /** The code for a link that leads nowhere. */
  readonly unknown: string;
  readonly find: (tokenHash: string) => Promise<T | null>;
};

/**
 * What stands behind a link. Guesses are counted and end in `people.too_many_tries`; right links use up nothing. In a
 * system transaction: the link names no organisation.
 */
export async function openPrivateLink<T>(tx: Tx, { token, network }: Door, lock: Lock<T>): Promise<Result<T>> {
  const key = `${lock.kind}-from:${network}`;
  const tries = await checkThrottle(tx, { key, limit: WRONG_LINKS, windowSeconds: WINDOW_SECONDS, now: lock.now });
  if (!tries.allowed) {
    const minutes = Math.ceil(tries.retryAfterSeconds / 60);
    return fail({ code: 'people.too_many_tries', params: { minutes } });
  }
  const found = await lock.find(hashToken(token));
  if (found === null) return fail({ code: lock.unknown });
  await giveBackTry(tx, key);
  return ok(found);
}
