import type { Settings } from '#settings';
import { systemClock } from '#platform/clock.ts';
import { openDb } from '#platform/db/open-db.ts';
import { createEventBus } from '#platform/events.ts';
import { createLog } from '#platform/log.ts';
import { openVault } from '#platform/open-vault.ts';
import { systemRandom } from '#platform/random.ts';
import type { World } from '#platform/world.ts';
import { takeOwnTables } from './own-tables.ts';
import { subscribeSlices } from './wiring.ts';

/** Opens the real world of one process: database, instance key, events. Close `world.db` to leave it. */
export async function openWorld(settings: Settings): Promise<World> {
  await takeOwnTables(settings.tablesFile);
  const log = createLog(settings.logLevel);
  const db = await openDb(settings, log);
  const vault = await openVault(settings, { db, clock: systemClock, random: systemRandom });
  const events = createEventBus();
  subscribeSlices(events);
  return { db, clock: systemClock, random: systemRandom, settings, vault, events, log };
}
