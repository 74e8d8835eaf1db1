import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { settingsOfProcess } from '#settings';
import { answerDirectly } from '#app/api/direct-door.ts';
import { forgetOldEntries } from '#modules/people/index.ts';
import { forgetOldTrials } from '#modules/portfolio/index.ts';
import { forgetOldAsks } from '#modules/workplace/index.ts';
import { localCommands } from '#operator/local-commands.ts';
import { serveLocalCommands } from '#platform/local-endpoint.ts';
import type { World } from '#platform/world.ts';
import { printGreeting } from './greeting.ts';
import { holdsDemoWorld, seedDemoWorld } from './seed/index.ts';
import { openWorld } from './world.ts';

type Running = {
  world: World | null;
  starting: Promise<World> | null;
  /** For the outer server (`server.mjs`), which stands before the framework. */
  answerDirectly?: (request: IncomingMessage, response: ServerResponse) => boolean;
};

/** One world a process: in development modules are loaded anew, the open database must not be. */
const process_ = globalThis as typeof globalThis & { cairnRunning?: Running };
const running: Running = (process_.cairnRunning ??= { world: null, starting: null });

/** The world of this process. Throws when a request arrives before the start is through: a bug of the server. */
export function runningWorld(): World {
  if (running.world === null) throw new Error('Cairn is not started yet.');
  return running.world;
}

/** Tells the commands of this machine where the app answers, so that `cairn verify` may ask this one address. */
async function announce(world: World): Promise<() => Promise<void>> {
  const file = join(world.settings.dataDir, 'instance.json');
  await mkdir(world.settings.dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify({ url: world.settings.url })}\n`);
  return () => rm(file, { force: true });
}

/** The embedded database lets one process in only, so the operator's commands are run by this one. */
async function listenToOperator(world: World): Promise<() => Promise<void>> {
  const { databaseUrl, dataDir } = world.settings;
  if (databaseUrl !== null) return () => Promise.resolve();
  const endpoint = await serveLocalCommands(dataDir, localCommands(world), world.log);
  return () => endpoint.close();
}

const HOUR_MILLISECONDS = 3_600_000;

/** At the start and every hour; what could not be swept now is swept the next time. */
function sweepHourly(world: World): () => void {
  const sweep = (): void => {
    for (const forget of [forgetOldEntries, forgetOldTrials, forgetOldAsks])
      forget(world).catch((cause: unknown) => world.log.error('sweep_failed', { cause }));
  };
  sweep();
  const timer = setInterval(sweep, HOUR_MILLISECONDS).unref();
  return () => clearInterval(timer);
}

/** The demo's ways in are shown only where its world really is: never over an organisation's own data. */
async function withDemo(world: World): Promise<World> {
  if (!world.settings.demo) return world;
  await seedDemoWorld(world);
  return { ...world, settings: { ...world.settings, demo: await holdsDemoWorld(world) } };
}

async function open(): Promise<World> {
  const world = await withDemo(await openWorld(settingsOfProcess()));
  const withdraw = await announce(world);
  const stopListening = await listenToOperator(world);
  const stopSweeping = sweepHourly(world);
  process.once('sveltekit:shutdown', async () => {
    stopSweeping();
    await withdraw();
    await stopListening();
    await world.db.close();
  });
  process.once('cairn:listening', () => printGreeting(world.settings));
  running.world = world;
  running.answerDirectly = (request, response) => answerDirectly(world, request, response);
  return world;
}

/** Opens the world once; safe to call again. */
export async function startApp(): Promise<void> {
  running.starting ??= open();
  await running.starting;
}
