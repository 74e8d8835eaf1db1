#!/usr/bin/env node
/**
 * Starts Cairn's command line. It must run on any Node from 20 on, so it is plain JavaScript: an older Node hands over
 * to the one that the project pins (node_modules/node-<platform>-<arch>), with the same arguments and exit code.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_OWN_NODE = 24;
const CANNOT_RUN = 69;

const here = realpathSync(fileURLToPath(import.meta.url));
const packageRoot = dirname(dirname(here));

const findPinnedNode = () => {
  const { platform, arch } = process;
  const system = platform === 'win32' ? 'win' : platform;
  const names = [`node-${system}-${arch}`, `node-bin-${system}-${arch}`];
  const binary = platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    const found = names
      .map((name) => join(folder, 'node_modules', name, 'bin', binary))
      .find((path) => existsSync(path));
    if (found !== undefined || dirname(folder) === folder) return found;
  }
};

const isRecentEnough = Number(process.versions.node.split('.')[0]) >= OLDEST_OWN_NODE;

const handOver = () => {
  const node = findPinnedNode();
  if (node === undefined) {
    process.stderr.write(
      `Cairn needs Node ${OLDEST_OWN_NODE} or later; this is ${process.version}. Run "npm install" in the project: it brings the right one along.\n`,
    );
    return CANNOT_RUN;
  }
  const { status, error } = spawnSync(node, [here, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (error !== undefined) process.stderr.write(`${node} could not be started: ${error.message}\n`);
  return status ?? CANNOT_RUN;
};

const run = async () => {
  const { main } = await import('../src/main.ts');
  return main(process.argv.slice(2));
};

process.exitCode = isRecentEnough ? await run() : handOver();
