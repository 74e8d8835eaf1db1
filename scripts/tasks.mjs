// What `npm start`, `npm test` and the others do. Started by scripts/bootstrap.mjs under the pinned Node.
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { looks, runSteps, unitTests } from './lib/check.mjs';
import { root, runNode, tools } from './lib/run.mjs';
import { testAll } from './lib/test.mjs';

/**
 * A file that is there once the database was made and filled. That is done in a process of its own, so that what it
 * takes of memory is given back; over PostgreSQL a mark for each database remembers it.
 */
function preparedMark() {
  const folder = resolve(process.env.CAIRN_DATA || 'data');
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) return join(folder, 'store.json');
  const name = createHash('sha256').update(DATABASE_URL).digest('hex').slice(0, 16);
  return join(folder, `prepared-${name}`);
}

async function start() {
  if (!(await build())) return 1;
  process.env.NODE_ENV ??= 'production';
  // One command shows the whole walk: the demo world fills an empty database, and only an empty one.
  process.env.CAIRN_DEMO ??= '1';
  if (!existsSync(preparedMark())) {
    console.log('Making the database …');
    const { code } = await runNode(['server.mjs', '--prepare']);
    if (code !== 0) return code;
    if (process.env.DATABASE_URL) writeFileSync(preparedMark(), '');
  }
  console.log('Starting …');
  await import(pathToFileURL(join(root, 'server.mjs')).href);
  return null;
}

async function check() {
  const { length: failed } = await runSteps([...looks(), unitTests]);
  console.log(failed === 0 ? '\nAll checks passed.' : `\n${failed} of the checks failed.`);
  return failed === 0 ? 0 : 1;
}

async function runOwn(file, args) {
  if (!existsSync(join(root, file))) {
    console.error(`${file} is missing.`);
    return 1;
  }
  return (await runNode([file, ...args])).code;
}

const tasks = {
  start,
  check,
  dev: async (args) =>
    (await runNode([tools.vite, 'dev', ...args], { env: { CAIRN_DEMO: process.env.CAIRN_DEMO ?? '1' } })).code,
  test: testAll,
  bench: (args) => runOwn('bench/run.ts', args),
  fuzz: (args) => runOwn('scripts/fuzz.ts', args),
  'vc-api': (args) => runOwn('tests/interop/vc-api/main.ts', args),
  pictures: async (args) => ((await build()) ? runOwn('scripts/pictures.ts', args) : 1),
  'db:generate': (args) => runOwn('scripts/db-generate.mjs', args),
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) {
  console.error(`There is no task "${name}". There are: ${Object.keys(tasks).join(', ')}.`);
  process.exitCode = 64;
} else {
  const code = await task(args);
  if (code !== null) process.exitCode = code;
}
