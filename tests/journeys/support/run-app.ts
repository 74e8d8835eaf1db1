import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function waitUntilReady(app: ChildProcess, url: string): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end;) {
    if (app.exitCode !== null) throw new Error(`The app stopped with code ${app.exitCode} before it was ready.`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The app was not ready within 90 seconds.');
}

export type RunningApp = {
  readonly url: string;
  /** What the operator's commands need to find it. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
};

/** The built app on a port, with data and an address of its own: with the demo world, or with nobody in it. */
export async function runApp(world: 'demo' | 'empty'): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const data = await mkdtemp(join(tmpdir(), 'cairn-journeys-'));
  const settings = { PORT: String(port), CAIRN_URL: url, CAIRN_DATA: data, CAIRN_DEMO: world === 'demo' ? '1' : '0' };
  const environment = { ...process.env, ...settings, CAIRN_LOG: 'warn' };
  const app = spawn(process.execPath, ['server.mjs'], { stdio: ['ignore', 'inherit', 'inherit'], env: environment });
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => app.once('exit', resolve));
    if (app.exitCode === null && app.kill('SIGTERM')) await gone;
    await rm(data, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(app, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, environment, stop };
}
