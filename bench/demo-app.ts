import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/lib/build.mjs';
import { DEMO_PASSWORD } from '../src/app/seed/demo.ts';
import { freePort } from '../tests/support/throwaway-postgres.ts';

/** The built app with its demo world, run as a person runs it, in a process of its own. */
export type RunningApp = {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
};

export type Store = { readonly folder: string; readonly databaseUrl?: string };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START_SECONDS = 180;

/** Builds the app if need be. Says on standard error which rows are left out when that fails. */
export const isAppBuilt = async (rows: string): Promise<boolean> => {
  const isBuilt = await build();
  if (!isBuilt) process.stderr.write(`${rows} left out: the app could not be built.\n`);
  return isBuilt;
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const untilReady = async (app: ChildProcess, url: string): Promise<void> => {
  for (const end = Date.now() + START_SECONDS * 1000; Date.now() < end; await pause(200)) {
    if (app.exitCode !== null) throw new Error(`The app stopped with code ${app.exitCode} before it was ready`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
  }
  throw new Error(`The app was not ready within ${START_SECONDS} seconds`);
};

/** Starts the app on a store; an empty one is filled with the demo world first. */
export const startApp = async ({ folder, databaseUrl }: Store, port?: number): Promise<RunningApp> => {
  const onPort = port ?? (await freePort());
  const url = `http://localhost:${onPort}`;
  const own = { PORT: String(onPort), CAIRN_URL: url, CAIRN_DATA: folder, DATABASE_URL: databaseUrl ?? '' };
  const app = spawn(process.execPath, ['server.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...own, NODE_ENV: 'production', CAIRN_DEMO: '1', CAIRN_LOG: 'warn' },
  });
  const gone = new Promise((resolve) => app.once('exit', resolve));
  const stop = async (): Promise<void> => {
    app.kill('SIGTERM');
    await gone;
  };
  try {
    await untilReady(app, url);
    return { url, pid: app.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** The id of the demo world's credential, found as its registrar finds it: by signing in and reading the register. */
export const findDemoCredential = async ({ url }: RunningApp): Promise<string> => {
  const entry = await fetch(`${url}/sign-in?/password`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: new URLSearchParams({ loginName: 'signe', password: DEMO_PASSWORD }),
  });
  const cookie = entry.headers.getSetCookie().map((each) => each.split(';')[0]);
  const register = await fetch(`${url}/award`, { headers: { cookie: cookie.join('; ') } });
  const id = /crd_[0-9a-z]{26}/.exec(await register.text())?.[0];
  if (id === undefined) throw new Error(`The demo world shows no credential (${entry.status}, ${register.status})`);
  return id;
};
