import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const PREFIX = 'cairn-test-postgres-';
const INSTALL_HINT = `PostgreSQL 15 or newer was not found, and these tests must run on it.
  Debian and Ubuntu: apt-get install postgresql
  elsewhere:         set PG_BIN to the folder that holds initdb and postgres`;

type Account = { readonly uid?: number; readonly gid?: number };

function findBinaries(): string {
  const own = process.env['PG_BIN'];
  if (own !== undefined && existsSync(join(own, 'initdb'))) return own;
  const base = '/usr/lib/postgresql';
  // The oldest supported one: what works there works on newer ones, not the other way round.
  const versions = existsSync(base)
    ? readdirSync(base)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const found = versions
    .sort((a, b) => a - b)
    .map((version) => join(base, String(version), 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
  if (found === undefined) throw new Error(INSTALL_HINT);
  return found;
}

/** PostgreSQL refuses to run as root, so root lends it the account that Debian's package made. */
function account(): Account {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error(`Running as root, and there is no user "postgres".\n${INSTALL_HINT}`);
  return { uid: Number(uid), gid: Number(gid) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether that number still means this folder's server: numbers of processes are given out again. */
const isServerOf = (folder: string, pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;
  }
};

/** Stops servers whose test run was killed before it could: each folder names the run that owns it. */
function sweepOrphans(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const ownerFile = join(folder, 'owner.pid');
    if (!existsSync(ownerFile) || isAlive(Number(readFileSync(ownerFile, 'utf8')))) continue;
    const serverFile = join(folder, 'data', 'postmaster.pid');
    const server = existsSync(serverFile) ? Number(readFileSync(serverFile, 'utf8').split('\n')[0]) : 0;
    if (server > 0 && isServerOf(folder, server)) process.kill(server, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function connectWhenReady(url: string, server: ChildProcess): Promise<Client> {
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch {
      await client.end().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL for the tests did not start.');
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
}

export type ThrowawayPostgres = {
  /** Address of the server for its superuser, without a database name. */
  readonly admin: string;
  /** The same for the login that the app uses: it may create roles, nothing more. */
  readonly login: string;
  readonly pid: number;
  /** Stops the server and removes what it wrote. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL from the installed binaries, in a folder of its own, with one empty database that the app's login
 * owns. Nothing of it outlives `stop`, and it would not survive a power cut: fit for tests and measurements only.
 */
export async function startThrowawayPostgres(database: string): Promise<ThrowawayPostgres> {
  const binaries = findBinaries();
  const who = account();
  sweepOrphans();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const quiet = { ...who, cwd: folder, stdio: 'ignore' as const };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    quiet,
  );
  const port = await freePort();
  const options = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    unix_socket_directories: folder,
  };
  const switches = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', ...switches],
    quiet,
  );
  const stop = async (): Promise<void> => {
    await stopped(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const admin = `postgres://postgres@127.0.0.1:${port}`;
    const client = await connectWhenReady(`${admin}/postgres`, server);
    await client.query('create role cairn login createrole nosuperuser');
    await client.query(`create database ${client.escapeIdentifier(database)} owner cairn`);
    await client.end();
    return { admin, login: `postgres://cairn@127.0.0.1:${port}`, pid: server.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
