import { defineConfig } from 'vitest/config';

const withSuffix = (suffix: string): string[] => [
  `src/**/*.${suffix}.test.ts`,
  `tests/**/*.${suffix}.test.ts`,
  `packages/*/**/*.${suffix}.test.ts`,
];
/**
 * As for the stories: where other processes answer (a database, a browser, a server that is killed) a second try is
 * allowed, and the end of the run names it. What is only computed has one.
 */
const SECOND_TRY = { retry: 1 };
const elsewhere = ['**/node_modules/**', 'tests/journeys/**', 'bench/**'];

/** Database tests run twice, on the embedded database and on PostgreSQL: same files, same expectations. */
const database = (name: 'pglite' | 'postgres', globalSetup: string) => ({
  test: {
    name,
    include: [...withSuffix('db'), ...withSuffix(name)],
    exclude: elsewhere,
    globalSetup: [globalSetup],
    ...SECOND_TRY,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    // The embedded database takes some 250 MB for each worker.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts', 'packages/*/**/*.test.ts'],
          exclude: [...elsewhere, ...['db', 'pglite', 'postgres', 'fault', 'http', 'browser'].flatMap(withSuffix)],
          testTimeout: 20_000,
        },
      },
      // Kill, damage and restore: real processes and real files, so not part of `npm run check`.
      {
        test: {
          name: 'fault',
          include: withSuffix('fault'),
          ...SECOND_TRY,
          exclude: elsewhere,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // The engine's own tests once more, inside Chromium: a bundle and a browser, so not part of `npm run check`.
      {
        test: {
          name: 'browser',
          include: withSuffix('browser'),
          ...SECOND_TRY,
          exclude: elsewhere,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      database('pglite', './tests/support/pglite-template.ts'),
      database('postgres', './tests/support/postgres-server.ts'),
    ],
  },
});
