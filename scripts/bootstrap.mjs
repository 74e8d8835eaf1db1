// The door of every npm script. Runs on the Node that happens to be on the machine (18 or newer): installs what the
// lock file names, finds the pinned Node among it, and hands over to scripts/tasks.mjs under that one.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.cairn-install');
const lockFile = join(root, 'package-lock.json');
const isWindows = process.platform === 'win32';

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** True when what is installed is what the lock file names: then there is nothing to do but to note it. */
function isInstalled() {
  const installedFile = join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = readJson(lockFile).packages;
  const installed = readJson(installedFile).packages;
  const sameVersions = Object.entries(installed).every(([path, entry]) => wanted[path]?.version === entry.version);
  const allThere = Object.entries(wanted).every(
    ([path, entry]) => !path.startsWith('node_modules/') || entry.optional || entry.link || installed[path],
  );
  return sameVersions && allThere;
}

function install() {
  const lock = readFileSync(lockFile, 'utf8');
  const fingerprint = createHash('sha256').update(`${lock}${process.platform}${process.arch}`).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return;
  if (!isInstalled()) {
    console.log('Installing what Cairn needs (about half a minute the first time) …');
    const words = ['ci', '--ignore-scripts'];
    const npm = process.env.npm_execpath;
    const done =
      npm !== undefined && /\.[cm]?js$/.test(npm)
        ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: 'inherit' })
        : spawnSync('npm', words, { cwd: root, stdio: 'inherit', shell: isWindows });
    if (done.status !== 0) fail('npm could not install the dependencies. Is there a network, and space on the disk?');
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stampFile, fingerprint);
}

/** npm's own link `.bin/node` is not reliable when several platforms' packages share the name; the path is. */
function findNode() {
  const pinned = readdirSync(modules)
    .filter((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name))
    .map((name) => join(modules, name, 'bin', isWindows ? 'node.exe' : 'node'))
    .find((file) => existsSync(file) && spawnSync(file, ['--version']).status === 0);
  if (pinned !== undefined) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 11)) return process.execPath;
  return fail(
    `There is no pinned Node for ${process.platform} ${process.arch}, and Node ${process.versions.node} is too old.\n` +
      'Install Node 24 (LTS) from your system or from nodejs.org and try again.',
  );
}

function run(node) {
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, [join(root, 'scripts', 'tasks.mjs'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // Ctrl-C in a terminal reaches the child by itself; a signal sent to this process alone is passed on.
  process.on('SIGINT', () => void (process.stdin.isTTY ? undefined : child.kill('SIGINT')));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => void child.kill(signal));
  // npm does not pass signals on: when it is gone, nobody waits for us any more.
  const parent = process.ppid;
  const watch = setInterval(() => void (process.ppid === parent ? undefined : child.kill('SIGTERM')), 1000);
  watch.unref();
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}

install();
run(findNode());
