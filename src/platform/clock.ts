/** Time is passed in, so that a test for expiry needs no fake timer. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved; for tests and the demo world. */
export function manualClock(start: Date): Clock & { set(instant: Date): void } {
  let current = start;
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = instant;
    },
  };
}
