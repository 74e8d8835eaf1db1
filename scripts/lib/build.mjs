// Builds the app when something that goes into it has changed since the last time, and only then.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, runNode, tools } from './run.mjs';

const SOURCES = ['src', 'static', 'packages', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const LEFT_OUT = /(^|\/)(node_modules|\.svelte-kit)(\/|$)|\.test\.ts$/;
const stampFile = join(root, 'build', '.cairn-build');

function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
      const name = relative(root, join(full, entry.name)).replaceAll('\\', '/');
      if (LEFT_OUT.test(name)) return [];
      return entry.isDirectory() ? filesOf(name) : [name];
    });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const file of SOURCES.flatMap(filesOf).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Answers true when build/ is there and current, after building it if need be. */
export async function build() {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return true;
  process.stdout.write('Building …');
  const { code, output, seconds } = await runNode([tools.vite, 'build', '--logLevel', 'warn'], { quiet: true });
  if (code !== 0) {
    console.log(` failed.\n${output}`);
    return false;
  }
  writeFileSync(stampFile, wanted);
  console.log(` done in ${seconds.toFixed(0)} s.`);
  return true;
}
