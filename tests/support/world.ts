import { afterAll, beforeAll } from 'vitest';
import { readSettings } from '../../src/settings.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { createEventBus } from '../../src/platform/events.ts';
import { createLog } from '../../src/platform/log.ts';
import { seededRandom } from '../../src/platform/random.ts';
import { createVault, MASTER_KEY_BYTES } from '../../src/platform/vault.ts';
import type { World } from '../../src/platform/world.ts';
import { openTestDb } from './db.ts';

export type TestWorld = World & {
  /** Stands still until a test moves it. */
  readonly clock: ReturnType<typeof manualClock>;
  /** Lines that were logged, newest last. */
  readonly logged: readonly string[];
  close(): Promise<void>;
};

/** Where every test begins, unless it says otherwise. */
export const TEST_NOW = new Date('2027-03-01T09:00:00.000Z');

/**
 * A world with a fresh database, a clock that stands still, repeatable chance and an empty event bus: subscribe
 * to what the test needs. The caller closes it; `useTestWorld` does that by itself.
 */
export async function makeTestWorld(seed = 'test'): Promise<TestWorld> {
  const clock = manualClock(TEST_NOW);
  const random = seededRandom(seed);
  const logged: string[] = [];
  const db = await openTestDb();
  return {
    db,
    clock,
    random,
    settings: readSettings({ CAIRN_URL: 'https://cairn.example.org' }),
    vault: createVault(random.bytes(MASTER_KEY_BYTES), random),
    events: createEventBus(),
    log: createLog('info', { clock, write: (line) => logged.push(line) }),
    logged,
    close: () => db.close(),
  };
}

/** The same world, in which something happens just before the n-th system transaction: what a race looks like. */
export function interrupted(world: World, before: number, act: () => Promise<unknown>): World {
  let begun = 0;
  return {
    ...world,
    db: {
      ...world.db,
      async asSystem(work) {
        begun += 1;
        if (begun === before) await act();
        return world.db.asSystem(work);
      },
    },
  };
}

/** One world for the whole test file: `const world = useTestWorld();` and `world()` inside tests. */
export function useTestWorld(): () => TestWorld {
  let world: TestWorld | undefined;
  beforeAll(async () => {
    world = await makeTestWorld();
  }, 60_000);
  afterAll(async () => {
    await world?.close();
  }, 60_000);
  return () => {
    if (world === undefined) throw new Error('The world is open inside tests only.');
    return world;
  };
}
