import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPostgresDatabase } from '#tests/support/db.ts';
import { findMigrationsFolder, knownSchemaVersion, migratePglite, migratePostgres } from './migrate.ts';
import { createPglite } from './pglite.ts';
import { createPool } from './postgres.ts';

type Target = {
  migrate(folder?: string): Promise<void>;
  count(statement: string): Promise<number>;
  close(): Promise<void>;
};

async function emptyPglite(): Promise<Target> {
  const client = await createPglite();
  return {
    migrate: (folder) => migratePglite(client, folder),
    count: async (statement) => (await client.query<{ n: number }>(statement)).rows[0]?.n ?? -1,
    close: () => client.close(),
  };
}

async function emptyPostgres(): Promise<Target> {
  const database = await createPostgresDatabase('template0');
  const pool = createPool(database.url, () => undefined);
  return {
    migrate: (folder) => migratePostgres(pool, folder),
    count: async (statement) => (await pool.query<{ n: number }>(statement)).rows[0]?.n ?? -1,
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}

const onPostgres = inject('postgresAdmin') !== undefined;
const openTarget = onPostgres ? emptyPostgres : emptyPglite;
const TABLES = `select count(*)::int as n from pg_tables where schemaname = 'public'`;
const APPLIED = 'select count(*)::int as n from drizzle.__drizzle_migrations';

/** A copy of our migrations in which the last one also runs another statement. */
function migrationsWith(folder: string, statement: string): string {
  const copy = mkdtempSync(join(folder, 'drizzle-'));
  cpSync(findMigrationsFolder(), copy, { recursive: true });
  const last = join(copy, '0002_guards.sql');
  writeFileSync(last, `${readFileSync(last, 'utf8')}\n--> statement-breakpoint\n${statement}`);
  return copy;
}

describe('the migrations', () => {
  let folder = '';
  let target: Target;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-migrate-'));
    target = await openTarget();
  });
  afterAll(async () => {
    await target.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leave nothing behind when one step fails, and go through once it is put right', async () => {
    await expect(target.migrate(migrationsWith(folder, 'select 1/0'))).rejects.toThrow();
    expect(await target.count(TABLES)).toBe(0);
    await target.migrate();
    expect(await target.count(TABLES)).toBeGreaterThan(4);
  });

  it('do nothing the second time', async () => {
    await target.migrate();
    await target.migrate();
    expect(await target.count(APPLIED)).toBe(knownSchemaVersion());
  });

  it('refuse a store of a newer version, and one whose migrations were different', async () => {
    const older = mkdtempSync(join(folder, 'drizzle-'));
    cpSync(findMigrationsFolder(), older, { recursive: true });
    const journalFile = join(older, 'meta/_journal.json');
    const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: unknown[] };
    writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }));
    await expect(target.migrate(older)).rejects.toMatchObject({ code: 'db.newer_schema' });
    await expect(target.migrate(migrationsWith(folder, 'select 1'))).rejects.toMatchObject({ code: 'db.other_schema' });
  });
});
