import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const engine = join(root, 'packages/engine/src');
const page = join(engine, 'testing/page');

/** Only what a stand-in on the page can take the place of. */
const MAY_IMPORT: ReadonlySet<string> = new Set(['node:zlib']);
/** Folders and files whose subject is Node itself, and what a peer's Node-only library is compared with. */
const ABOUT_NODE = /\/node\/|\/kept-status-list\.test\.ts$|\/test-certificates/;

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '');

const needsNode = (file: string): boolean => {
  const text = readFileSync(file, 'utf8');
  const imports = importsOf(text);
  const isHeld = imports.some((name) => name.startsWith('node:') && !MAY_IMPORT.has(name));
  return (
    isHeld || ABOUT_NODE.test(file) || imports.some((name) => ABOUT_NODE.test(name) && !name.endsWith('/index.ts'))
  );
};

/** The engine's test files that can run on a page, and those that stay in Node. */
export const testFiles = (): { readonly onPage: readonly string[]; readonly inNode: readonly string[] } => {
  const all = readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(engine, name))
    .sort();
  return { onPage: all.filter((file) => !needsNode(file)), inNode: all.filter(needsNode) };
};

const ENTRY = 'virtual:engine-tests';

/** All test files, each announced before it is read, and the engine itself for other people's files. */
const entryOf = (files: readonly string[]): string => {
  const reads = files.map((file) => {
    const name = file.slice(engine.length + 1);
    return `startFile(${JSON.stringify(name)}); await import(${JSON.stringify(file)});`;
  });
  return [
    `import ${JSON.stringify(join(page, 'buffer-stand-in.ts'))};`,
    `import { runAll, startFile } from ${JSON.stringify(join(page, 'runner.ts'))};`,
    `import { verifyCredential } from '@cairn/engine';`,
    `import { webCrypto } from '@cairn/engine/web';`,
    ...reads,
    'globalThis.engineTests = { runAll, verifyCredential, webCrypto };',
    'document.title = "ready";',
  ].join('\n');
};

const standIns = (files: readonly string[]): Plugin => ({
  name: 'stand-ins',
  enforce: 'pre',
  resolveId(name, importer) {
    if (name === ENTRY) return `\0${ENTRY}`;
    if (name === 'vitest') return join(page, 'runner.ts');
    if (name === 'node:zlib') return join(page, 'buffer-stand-in.ts');
    const isAdapter = importer !== undefined && resolve(importer, '..', name) === join(engine, 'node/index.ts');
    return isAdapter ? join(page, 'node-stand-in.ts') : null;
  },
  load: (id) => (id === `\0${ENTRY}` ? entryOf(files) : null),
});

/** The page's scripts by file name; the entry is `page.js`. */
export const buildPage = async (files: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [standIns(files)],
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      modulePreload: false,
      rollupOptions: {
        // A test file gives nothing away, so it would be dropped.
        treeshake: false,
        input: { page: ENTRY },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return new Map(outputs.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])));
};
