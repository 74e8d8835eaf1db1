/** The moment on this device, as it is written into an action. */
export const momentHere = (): string => new Date().toISOString();

const FREE_TRIES = 4;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/**
 * Milliseconds to wait after so many wrong codes in a row: nothing for four, then half a minute, doubled each time, an
 * hour at most. Nothing is ever deleted for wrong codes: what a person did must not be lost by somebody's play.
 */
export function waitAfterTries(tries: number): number {
  if (tries <= FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT * 2 ** (tries - FREE_TRIES - 1), LONGEST_WAIT);
}

/** The instant up to which a lock stays shut. A clock that was put back does not open it sooner than one wait. */
export const shutUntil = (tries: number, triedAt: number): number => triedAt + waitAfterTries(tries);
