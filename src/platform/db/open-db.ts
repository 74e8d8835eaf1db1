import { systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { systemRandom } from '../random.ts';
import type { Db } from './db.ts';
import { openEmbeddedDb } from './embedded/open-embedded.ts';
import { migratePostgres } from './migrate.ts';
import { createPool, postgresDb } from './postgres.ts';

export type DbSettings = {
  /** PostgreSQL 15+; null means the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
};

/** Opens the database that the settings name and brings it to this version's schema. */
export async function openDb({ databaseUrl, dataDir }: DbSettings, log: Log): Promise<Db> {
  if (databaseUrl === null) return openEmbeddedDb(dataDir, { clock: systemClock, random: systemRandom, log });
  const pool = createPool(databaseUrl, (cause) => log.error('db.connection_lost', { cause }));
  try {
    await migratePostgres(pool);
    return postgresDb(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
}
