import type { TestProject } from 'vitest/node';
import { migratePostgres } from '../../src/platform/db/migrate.ts';
import { createPool } from '../../src/platform/db/postgres.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server for its superuser, without a database name. */
    readonly postgresAdmin?: string;
    /** The same for the login that the app uses: it may create roles, nothing more. */
    readonly postgresLogin?: string;
  }
}

let teardownServer: () => Promise<void> = () => Promise.resolve();

/** A throw-away server with one migrated template database; each test file copies it. */
export async function setup(project: TestProject): Promise<void> {
  const { admin, login, stop } = await startThrowawayPostgres('cairn_template');
  teardownServer = stop;
  try {
    const pool = createPool(`${login}/cairn_template`, () => undefined);
    await migratePostgres(pool);
    await pool.end();
    project.provide('postgresAdmin', admin);
    project.provide('postgresLogin', login);
  } catch (error) {
    await teardown();
    throw error;
  }
}

export async function teardown(): Promise<void> {
  await teardownServer();
}
