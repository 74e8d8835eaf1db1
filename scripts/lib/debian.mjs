// What the tests need from the system: installed when this is root on Debian or Ubuntu, otherwise asked for.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));

function hasPostgres() {
  if (process.env.PG_BIN !== undefined) return existsSync(join(process.env.PG_BIN, 'initdb'));
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base) : [];
  return versions.some((version) => Number(version) >= 15 && existsSync(join(base, version, 'bin', 'initdb')));
}

const NEEDED = [
  { name: 'chromium', isThere: () => existsSync(process.env.CAIRN_CHROMIUM ?? '/usr/bin/chromium') },
  { name: 'postgresql', isThere: hasPostgres },
  { name: 'poppler-utils', isThere: () => onPath('pdfinfo') },
  { name: 'qpdf', isThere: () => onPath('qpdf') },
  { name: 'openssl', isThere: () => onPath('openssl') },
];

function runApt(words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** The package would make a server and start it; the tests start their own and stop it. */
function wantNoServer() {
  const file = '/etc/postgresql-common/createcluster.conf';
  if (existsSync(file)) return;
  mkdirSync('/etc/postgresql-common', { recursive: true });
  writeFileSync(file, 'create_main_cluster = false\n');
}

/** Answers the names of what is missing and could not be installed. */
export function installMissing() {
  const missing = NEEDED.filter(({ isThere }) => !isThere()).map(({ name }) => name);
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return missing;
  console.log(`Installing ${missing.join(', ')} …`);
  if (missing.includes('postgresql')) wantNoServer();
  runApt(['update', '-q']);
  runApt(['install', '-y', '-q', '--no-install-recommends', ...missing]);
  return NEEDED.filter(({ isThere }) => !isThere()).map(({ name }) => name);
}
