import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import {
  PlanShelf,
  buildAchievementCredential,
  buildStatusListCredential,
  createStatusList,
  issueCredential,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { type Plugin, build } from 'vite';
import config from '../vite.config.ts';
import { award, makeIssuer } from './fixture.ts';
import { referenceVersion } from './reference.ts';
import type { Benchmark } from './row.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a page does that checks a credential: the quick check first, the full reader when that is not enough. */
const OURS = `
  const input = location.hash;
  const { checkQuickly } = await import('${root}src/modules/verification/ui/quick-check.ts');
  const quick = await checkQuickly(input, { find: fetch });
  const [engine, web] = await Promise.all([import('@cairn/engine'), import('@cairn/engine/web')]);
  console.log(quick ?? (await engine.verifyCredential(input, { now: new Date(), crypto: web.webCrypto, documents: {} })));
`;

/** The same by the stock libraries, status list and all; documents are handed in. */
const THEIRS = `
  import { verifyCredential } from '@digitalbazaar/vc';
  import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
  import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
  import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
  console.log(await verifyCredential({
    credential: JSON.parse(location.hash), suite: new DataIntegrityProof({ cryptosuite }), documentLoader: fetch, checkStatus,
  }));
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
};

const bundle = async (code: string): Promise<readonly Chunk[]> => {
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

const packed = (text: string): number => brotliCompressSync(text).length;
const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
const named = (chunks: readonly Chunk[], name: string): Chunk => {
  const found = chunks.find((chunk) => chunk.name === name);
  if (found === undefined) throw new Error(`The bundle has no part "${name}"`);
  return found;
};

/** What is loaded beyond the page itself for a credential of a known shape. */
const quickBytes = async (): Promise<number> => {
  const chunks = await bundle(OURS);
  const page = withImports(chunks, named(chunks, 'page'));
  const quick = [...withImports(chunks, named(chunks, 'quick-check'))].filter((chunk) => !page.has(chunk));
  return sum(quick.map(({ code }) => packed(code)));
};

/** The two plans that a check needs: of the credential that is measured everywhere, and of its status list. */
const planBytes = async (): Promise<number> => {
  const issuer = makeIssuer();
  const created = new Date('2026-11-21T09:00:00Z');
  const shelf = new PlanShelf(nodeCrypto);
  const list = buildStatusListCredential({
    id: 'https://kystby.example/status/1',
    issuer: issuer.did,
    purpose: 'revocation',
    bits: createStatusList({ length: 131_072 }),
    validFrom: created,
  });
  for (const credential of [buildAchievementCredential(award(issuer.did, 1)), list]) {
    await shelf.offer((await issueCredential({ credential, signer: issuer.signer, created, crypto: nodeCrypto })).text);
  }
  return sum(shelf.fingerprints().map((fingerprint) => packed(JSON.stringify(shelf.find(fingerprint)))));
};

const run = async () => {
  const ours = await quickBytes();
  const theirs = sum((await bundle(THEIRS)).map(({ code }) => packed(code)));
  return [
    {
      id: 'P15',
      what: 'scripts that a page loads to check a credential of a known shape, brotli',
      peer: '@digitalbazaar/vc with suite and status list, bundled alike',
      peerVersion: referenceVersion(),
      ratioWall: null,
      ratioCpu: null,
      slowPathShare: null,
      bytes: { ours, theirs, plans: await planBytes() },
      limit: 20_000,
    },
  ];
};

export const bundleBenchmark: Benchmark = { id: 'P15', run };
