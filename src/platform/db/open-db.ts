import { join } from 'node:path';
import type { Db } from './db.ts';
import { migratePglite, migratePostgres } from './migrate.ts';
import { createPglite, pgliteDb } from './pglite.ts';
import { createPool, postgresDb } from './postgres.ts';

export type DbSettings = {
  /** PostgreSQL 15+; null means the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
};

/** Opens the database that the settings name and brings it to this version's schema. */
export async function openDb(settings: DbSettings): Promise<Db> {
  if (settings.databaseUrl !== null) {
    const pool = createPool(settings.databaseUrl, () => undefined);
    await migratePostgres(pool);
    return postgresDb(pool);
  }
  const client = await createPglite({ folder: join(settings.dataDir, 'pglite') });
  await migratePglite(client);
  return pgliteDb(client);
}
