import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { type Plugin, build } from 'vite';
import config from '../vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a page does that checks a credential: the quick check first, the full reader when that is not enough. */
const OURS = `
  const input = location.hash;
  const { checkQuickly } = await import('${root}src/modules/verification/ui/quick-check.ts');
  const quick = await checkQuickly(input, { find: fetch });
  const [engine, web] = await Promise.all([import('@cairn/engine'), import('@cairn/engine/web')]);
  console.log(quick ?? (await engine.verifyCredential(input, { now: new Date(), crypto: web.webCrypto, documents: {} })));
`;

const ENTRY = 'virtual:page';

const entry = (code: string): Plugin => ({
  name: 'page',
  resolveId: (name) => (name === ENTRY ? `\0${ENTRY}` : null),
  load: (id) => (id === `\0${ENTRY}` ? code : null),
});

type Chunk = {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly name: string;
  readonly isEntry: boolean;
  readonly isDynamicEntry: boolean;
};

/** Scripts bundled as the app bundles its own. */
export const bundle = async (code: string): Promise<readonly Chunk[]> => {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [entry(code)],
    build: {
      write: false,
      target: config.build?.target ?? 'es2023',
      rolldownOptions: { input: { page: ENTRY }, output: config.build?.rolldownOptions?.output ?? {} },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((file) => (file.type === 'chunk' ? [file] : []));
};

/** A chunk and all that it needs before it runs. */
const withImports = (chunks: readonly Chunk[], start: Chunk): ReadonlySet<Chunk> => {
  const needed = new Set([start]);
  for (const chunk of needed) {
    for (const name of chunk.imports) {
      const found = chunks.find(({ fileName }) => fileName === name);
      if (found !== undefined) needed.add(found);
    }
  }
  return needed;
};

export const packed = (text: string): number => brotliCompressSync(text).length;
export const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
/** The part that a page asks for by name. The bundler may put a part before it that only passes names on. */
const named = (chunks: readonly Chunk[], name: string): Chunk => {
  const found = chunks.find((chunk) => chunk.name === name && (chunk.isEntry || chunk.isDynamicEntry));
  if (found === undefined) throw new Error(`The bundle has no part "${name}"`);
  return found;
};

/** What is loaded beyond the page itself for a credential of a known shape. */
export const quickBytes = async (): Promise<number> => {
  const chunks = await bundle(OURS);
  const page = withImports(chunks, named(chunks, 'page'));
  const quick = [...withImports(chunks, named(chunks, 'quick-check'))].filter((chunk) => !page.has(chunk));
  return sum(quick.map(({ code }) => packed(code)));
};
