import { systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { systemRandom } from '../random.ts';
import type { Db } from './db.ts';
import { openEmbeddedDb } from './embedded/open-embedded.ts';
import { OperatorError } from '../operator-error.ts';
import { readMarker } from './embedded/marker.ts';
import { assertCurrentSchema, migratePostgres } from './migrate.ts';
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

/**
 * Opens a database that is there already, for a command: on PostgreSQL beside a running app and without touching
 * the schema; the embedded one only while no app has it open.
 */
export async function openExistingDb(settings: DbSettings, log: Log): Promise<Db> {
  if (settings.databaseUrl === null) {
    if (readMarker(settings.dataDir) !== null) return openDb(settings, log);
    throw new OperatorError(
      'store.none',
      `There is no data in ${settings.dataDir} yet.`,
      'Name the right folder: CAIRN_DATA=folder npx cairn …',
    );
  }
  const pool = createPool(settings.databaseUrl, (cause) => log.error('db.connection_lost', { cause }));
  const db = postgresDb(pool);
  try {
    await db.asSystem((tx) => assertCurrentSchema(tx));
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
