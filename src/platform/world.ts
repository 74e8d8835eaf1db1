import type { Settings } from '#settings';
import type { Clock } from './clock.ts';
import type { Db } from './db/db.ts';
import type { EventBus } from './events.ts';
import type { Log } from './log.ts';
import type { Random } from './random.ts';
import type { Vault } from './vault.ts';

/** What a use case may touch besides its input: handed in, never reached for. */
export type World = {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly vault: Vault;
  readonly events: EventBus;
  readonly log: Log;
};
