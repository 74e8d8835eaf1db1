import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Db } from '../../src/platform/db/db.ts';
import { createPglite, pgliteDb } from '../../src/platform/db/pglite.ts';
import { createPool, postgresDb } from '../../src/platform/db/postgres.ts';

export type PostgresDatabase = { readonly url: string; readonly adminUrl: string; drop(): Promise<void> };

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: `${inject('postgresAdmin')}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A database of its own on the test server; `from` is `cairn_template` (migrated) or `template0` (empty). */
export async function createPostgresDatabase(from: 'cairn_template' | 'template0'): Promise<PostgresDatabase> {
  const name = `cairn_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${from} owner cairn`);
  return {
    url: `${inject('postgresLogin')}/${name}`,
    adminUrl: `${inject('postgresAdmin')}/${name}`,
    drop: () => asAdmin(`drop database ${name} with (force)`),
  };
}

async function openPostgres(): Promise<Db> {
  const database = await createPostgresDatabase('cairn_template');
  const db = postgresDb(createPool(database.url, () => undefined));
  return {
    ...db,
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
}

async function openPglite(template: string): Promise<Db> {
  return pgliteDb(await createPglite({ loadDataDir: new Blob([readFileSync(template)]) }));
}

/**
 * A fresh, migrated database: embedded in the project `pglite`, on the server in the project `postgres`. A file
 * named `*.db.test.ts` runs in both and need not know in which.
 */
export function openTestDb(): Promise<Db> {
  const template = inject('pgliteTemplate');
  if (template !== undefined) return openPglite(template);
  if (inject('postgresAdmin') !== undefined) return openPostgres();
  throw new Error('Only files named *.db.test.ts get a database: rename the test.');
}

/** One database for the whole test file, closed at its end. Tests share it, so each brings a tenant of its own. */
export function useTestDb(): () => Db {
  let db: Db | undefined;
  beforeAll(async () => {
    db = await openTestDb();
  }, 60_000);
  afterAll(async () => {
    await db?.close();
  }, 60_000);
  return () => {
    if (db === undefined) throw new Error('The database is open inside tests only.');
    return db;
  };
}
