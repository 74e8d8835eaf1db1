import { settingsOfProcess } from '#settings';
import { systemClock } from '#platform/clock.ts';
import { openDb } from '#platform/db/open-db.ts';
import { createEventBus } from '#platform/events.ts';
import { serveLocalCommands } from '#platform/local-endpoint.ts';
import { createLog } from '#platform/log.ts';
import { openVault } from '#platform/open-vault.ts';
import { systemRandom } from '#platform/random.ts';
import { localCommands } from './local-commands.ts';

// An app without pages, for the tests: holds the embedded store open and serves the operator, until SIGTERM.
const settings = settingsOfProcess();
const log = createLog('error');
const base = { clock: systemClock, random: systemRandom, settings, log };
const db = await openDb(settings, log);
const vault = await openVault(settings, { ...base, db });
const world = { ...base, db, vault, events: createEventBus() };
const endpoint = await serveLocalCommands(settings.dataDir, localCommands(world), log);
// Stands for the web server, which keeps a real app alive: the store and its endpoint do not.
const alive = setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => {
  clearInterval(alive);
  void endpoint.close().then(() => db.close());
});
process.stdout.write('ready\n');
