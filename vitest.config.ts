import { defineConfig } from 'vitest/config';

/** Database tests run twice, on the embedded database and on PostgreSQL: same files, same expectations. */
const database = (name: string, globalSetup: string) => ({
  test: {
    name,
    include: ['src/**/*.db.test.ts', 'tests/**/*.db.test.ts', 'packages/*/src/**/*.db.test.ts'],
    globalSetup: [globalSetup],
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
          exclude: ['**/node_modules/**', '**/*.db.test.ts', '**/*.http.test.ts', 'tests/journeys/**'],
          testTimeout: 20_000,
        },
      },
      database('pglite', './tests/support/pglite-template.ts'),
      database('postgres', './tests/support/postgres-server.ts'),
    ],
  },
});
