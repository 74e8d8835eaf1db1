import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowawayPostgres } from '../tests/support/throwaway-postgres.ts';
import { type Store, findDemoCredential, isAppBuilt, startApp } from './demo-app.ts';
import { residentMegabytes } from './process-cost.ts';
import type { Benchmark, Row } from './row.ts';

const QUIET_SECONDS = 10;

type Wanted = { readonly id: string; readonly what: string; readonly limit: number };

/** Starts the app on a store that exists already, reads five pages, waits, and looks at the server's memory. */
const atRest = async (store: Store): Promise<number> => {
  const first = await startApp(store);
  const credential = await findDemoCredential(first).finally(first.stop);
  const app = await startApp(store);
  try {
    for (const page of ['/', '/sign-in', '/card', '/verify', `/c/${credential}`]) {
      const answer = await fetch(app.url + page, { headers: { accept: 'text/html' } });
      if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
      await answer.text();
    }
    await new Promise((resolve) => setTimeout(resolve, QUIET_SECONDS * 1000));
    return residentMegabytes(app.pid);
  } finally {
    await app.stop();
  }
};

const rowOf = ({ id, what, limit }: Wanted, megabytes: number): Row => ({
  id,
  what,
  peer: 'a limit, not a peer',
  peerVersion: '–',
  ratioWall: null,
  ratioCpu: null,
  slowPathShare: null,
  megabytes: Number(megabytes.toPrecision(4)),
  limit,
});

const measured = async (wanted: Wanted, databaseUrl?: string): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  try {
    return [rowOf(wanted, await atRest({ folder, ...(databaseUrl === undefined ? {} : { databaseUrl }) }))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const embeddedMemoryBenchmark: Benchmark = {
  id: 'M1',
  run: async () =>
    (await isAppBuilt('M1'))
      ? measured({ id: 'M1', what: 'memory at rest, the whole app with the embedded database', limit: 700 })
      : [],
};

export const postgresMemoryBenchmark: Benchmark = {
  id: 'M2',
  run: async () => {
    if (!(await isAppBuilt('M2'))) return [];
    const server = await startThrowawayPostgres('cairn');
    try {
      const wanted = { id: 'M2', what: 'memory at rest, the app over PostgreSQL (the app’s process)', limit: 350 };
      return await measured(wanted, `${server.login}/cairn`);
    } finally {
      await server.stop();
    }
  },
};
