import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { Client, type Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresDatabase, type PostgresDatabase } from '#tests/support/db.ts';
import { file } from '../files/files.tables.ts';
import { queryRows } from './db.ts';
import { findMigrationsFolder, knownSchemaVersion, migratePostgres } from './migrate.ts';
import { createPool, postgresDb } from './postgres.ts';

const lost: string[] = [];

describe('PostgreSQL', () => {
  let database: PostgresDatabase;
  let pool: Pool;
  const count = async (statement: string): Promise<number> =>
    (await pool.query<{ n: number }>(statement)).rows[0]?.n ?? -1;

  beforeEach(async () => {
    lost.length = 0;
    database = await createPostgresDatabase('template0');
    pool = createPool(database.url, (error) => lost.push(error.message));
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  it('is migrated once when several starts come at the same moment', async () => {
    await Promise.all([migratePostgres(pool), migratePostgres(pool), migratePostgres(pool)]);
    expect(await count('select count(*)::int as n from drizzle.__drizzle_migrations')).toBe(knownSchemaVersion());
  });

  it('holds no half schema when the connection dies in the middle of a migration', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-migrate-'));
    cpSync(findMigrationsFolder(), folder, { recursive: true });
    const last = join(folder, '0002_guards.sql');
    const dying = '\n--> statement-breakpoint\nselect pg_terminate_backend(pg_backend_pid())';
    writeFileSync(last, readFileSync(last, 'utf8') + dying);
    await expect(migratePostgres(pool, folder)).rejects.toThrow();
    expect(await count(`select count(*)::int as n from pg_tables where schemaname = 'public'`)).toBe(0);
    await migratePostgres(pool);
    rmSync(folder, { recursive: true });
  });

  it('may lose a connection in the middle of our work: that work fails, the next goes through', async () => {
    await migratePostgres(pool);
    const db = postgresDb(pool);
    const interrupted = db.asSystem(async (tx) => {
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(interrupted).rejects.toThrow();
    expect(await db.asSystem((tx) => tx.select().from(file))).toEqual([]);
    expect(lost.length).toBeGreaterThan(0);
  });

  it('runs a transaction again when it lost a deadlock to another', async () => {
    await migratePostgres(pool);
    const db = postgresDb(pool);
    await pool.query('create table pair (id int primary key, n int not null); insert into pair values (1, 0), (2, 0)');
    const addBoth = (first: number, second: number) =>
      db.asSystem(async (tx) => {
        await tx.execute(sql`update pair set n = n + 1 where id = ${first}`);
        await tx.execute(sql`select pg_sleep(0.2)`);
        await tx.execute(sql`update pair set n = n + 1 where id = ${second}`);
      });
    await Promise.all([addBoth(1, 2), addBoth(2, 1)]);
    expect(await db.asSystem((tx) => queryRows(tx, sql`select n from pair`))).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('says what an administrator has to do when the login may not make the role of the app', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const login = `poor_${database.url.slice(-6)}`;
    await admin.query(`create role ${login} login; grant all on database ${admin.database ?? ''} to ${login}`);
    const poor = createPool(database.url.replace('//cairn@', `//${login}@`), () => undefined);
    await expect(migratePostgres(poor)).rejects.toMatchObject({
      code: 'db.may_not_migrate',
      message: expect.stringContaining(`GRANT cairn_app TO ${login}`) as unknown,
    });
    await poor.end();
    await admin.end();
  });
});
