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

/** Starts the built app with a fresh demo world on a free port; the journeys find it at CAIRN_JOURNEY_URL. */
export default async function startApp(): Promise<() => Promise<void>> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const data = await mkdtemp(join(tmpdir(), 'cairn-journeys-'));
  const app = spawn(process.execPath, ['server.mjs'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port), CAIRN_URL: url, CAIRN_DATA: data, CAIRN_DEMO: '1', CAIRN_LOG: 'warn' },
  });
  process.env['CAIRN_JOURNEY_URL'] = url;
  process.env['CAIRN_JOURNEY_DATA'] = data;
  await waitUntilReady(app, url);
  return async () => {
    const gone = new Promise((resolve) => app.once('exit', resolve));
    app.kill('SIGTERM');
    await gone;
    await rm(data, { recursive: true, force: true });
  };
}
