import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgresWith } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePgliteWith } from 'drizzle-orm/pglite/migrator';
import type { Pool } from 'pg';
import { OperatorError } from '../operator-error.ts';
import { queryRows, type Tx } from './db.ts';
import { sqlState } from './sql-state.ts';

/** Any number will do, as long as every version of Cairn uses the same one. */
const MIGRATION_LOCK = 7_215_116;
const OLDEST_POSTGRES = 150_000;
const INSUFFICIENT_PRIVILEGE = '42501';

type Migration = { readonly hash: string };

/** The folder `drizzle/` of this checkout, found from wherever this module runs (source or build). */
export function findMigrationsFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'drizzle');
    if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error('The folder drizzle/ with the migrations was not found.');
  }
}

/** How many migrations this version of Cairn has: its schema version. */
export function knownSchemaVersion(folder = findMigrationsFolder()): number {
  return readMigrationFiles({ migrationsFolder: folder }).length;
}

/**
 * Refuses a store that this version cannot know: one written by a newer version, or by a build whose
 * migrations were later changed. Running ours over it would half work, which is worse than not starting.
 * @returns how many migrations were applied
 */
async function assertKnownHistory(tx: Tx, known: readonly Migration[]): Promise<number> {
  const [table] = await queryRows<{ found: string | null }>(
    tx,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as found`,
  );
  if (table?.found == null) return 0;
  const applied = await queryRows<Migration>(
    tx,
    sql`select hash from drizzle.__drizzle_migrations order by created_at`,
  );
  if (applied.length > known.length) {
    throw new OperatorError(
      'db.newer_schema',
      `The database was written by a newer version of Cairn (schema ${applied.length}, this version knows ${known.length}).`,
      'Start the newer version, or restore a backup that this version made.',
    );
  }
  if (applied.some((migration, index) => migration.hash !== known[index]?.hash)) {
    throw new OperatorError(
      'db.other_schema',
      'The database was made by another build of Cairn, whose tables differ from the ones this build knows.',
      'Start that build, take a backup, and restore it into a new store; a demo store may simply be deleted.',
    );
  }
  return applied.length;
}

async function assertServerVersion(tx: Tx): Promise<void> {
  const [row] = await queryRows<{ version: number }>(
    tx,
    sql`select current_setting('server_version_num')::int as version`,
  );
  if (row !== undefined && row.version < OLDEST_POSTGRES) {
    throw new OperatorError(
      'db.too_old',
      `PostgreSQL 15 or newer is needed; the server says ${row.version}.`,
      'Upgrade the server, or leave DATABASE_URL out to use the embedded database.',
    );
  }
}

function explained(error: unknown): unknown {
  if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const hint = typeof cause === 'object' && cause !== null && 'hint' in cause ? cause.hint : undefined;
  return new OperatorError(
    'db.may_not_migrate',
    cause instanceof Error ? cause.message : 'The database login lacks a right.',
    typeof hint === 'string' ? hint : 'Let the login of DATABASE_URL own its database.',
  );
}

/**
 * For commands that read a database which an app may be using at this moment: they change no schema.
 * @throws OperatorError when the schema is not exactly the one that this version knows
 */
export async function assertCurrentSchema(tx: Tx, folder = findMigrationsFolder()): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  const applied = await assertKnownHistory(tx, known);
  if (applied < known.length) {
    throw new OperatorError(
      'db.older_schema',
      'The database is empty, or was last used by an older version of Cairn.',
      'Start this version once (npm start), which brings it up to date; or use the older version for this command.',
    );
  }
}

/** Brings an embedded store to this version's schema: all steps or none, harmless when there is nothing to do. */
export async function migratePglite(client: PGlite, folder = findMigrationsFolder()): Promise<void> {
  const database = drizzlePglite(client);
  await assertKnownHistory(database, readMigrationFiles({ migrationsFolder: folder }));
  await migratePgliteWith(database, { migrationsFolder: folder });
}

/** The same on PostgreSQL. Several starts at once take turns by an advisory lock. */
export async function migratePostgres(pool: Pool, folder = findMigrationsFolder()): Promise<void> {
  const client = await pool.connect();
  try {
    const database = drizzlePostgres(client);
    await assertServerVersion(database);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await assertKnownHistory(database, readMigrationFiles({ migrationsFolder: folder }));
    await migratePostgresWith(database, { migrationsFolder: folder });
  } catch (error) {
    throw explained(error);
  } finally {
    // Ending the connection frees the lock whatever state the session is in.
    client.release(true);
  }
}
