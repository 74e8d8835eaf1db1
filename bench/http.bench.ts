import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentAnswer, type DocumentSource, type VerifyWorld, fastPathStatistics } from '@cairn/engine';
import { VerifyPool, nodeCryptoInThreads } from '@cairn/engine/node';
import autocannon from 'autocannon';
import { runnerImport } from 'vite';
import { freePort } from '../tests/support/throwaway-postgres.ts';
import { type RunningApp, findDemoCredential, isAppBuilt, startApp } from './demo-app.ts';
import { cpuMicroseconds } from './process-cost.ts';
import type * as OwnHouse from './own-house.ts';
import { REFERENCE, referenceVersion } from './reference.ts';
import { type Benchmark, type Row, ratios, versionOf } from './row.ts';

const CONNECTIONS = 8;
const SECONDS = 2;
const ROUNDS = 3;
/** A server that nobody has asked yet is slow for some thousand answers, on a busy machine for longer. */
const WARM_SECONDS = 6;

type Target = { readonly url: string; readonly pid: number };
type Round = { readonly wall: number; readonly cpu: number; readonly p99: number };

/** A credential that the app issued, with every document that a check of it asks for, by address. */
type Case = { readonly text: string; readonly documents: Readonly<Record<string, object>> };

type Signed = {
  readonly issuer: { readonly id: string };
  readonly proof: { readonly verificationMethod: string };
  readonly credentialStatus: { readonly statusListCredential: string };
};
type Key = { readonly id: string };
type Controller = { readonly verificationMethod: readonly Key[] };

const read = async <T extends object>(url: string): Promise<T> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return (await answer.json()) as T;
};

const prepare = async (app: RunningApp, id: string): Promise<Case> => {
  const text = await (await fetch(`${app.url}/credentials/${id}`, { headers: { accept: 'application/vc' } })).text();
  const { issuer, proof, credentialStatus } = JSON.parse(text) as Signed;
  const list = credentialStatus.statusListCredential;
  // did:web:localhost%3A3000:o:slug
  const controller = await read<Controller>(`${app.url}/${issuer.id.split(':').slice(3).join('/')}/did.json`);
  const key = controller.verificationMethod.find((each) => each.id === proof.verificationMethod);
  if (key === undefined) throw new Error(`No key ${proof.verificationMethod} in the issuer's document`);
  const context = 'https://w3id.org/security/multikey/v1';
  const documents = {
    [issuer.id]: controller,
    [proof.verificationMethod]: { '@context': context, ...key },
    [list]: await read(list),
  };
  return { text, documents };
};

const post = async (url: string, body: string): Promise<string> => {
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return answer.text();
};

const load = async ({ url, pid }: Target, body: string, duration = SECONDS): Promise<Round> => {
  const before = cpuMicroseconds(pid);
  const headers = { 'content-type': 'application/json' };
  const result = await autocannon({ url, method: 'POST', headers, body, connections: CONNECTIONS, duration });
  const after = cpuMicroseconds(pid);
  const { total } = result.requests;
  if (result.non2xx > 0 || result.errors > 0 || total === 0) throw new Error(`${url} did not answer every request`);
  const cpu = before === null || after === null ? Number.NaN : (after - before) / total;
  return { wall: (result.duration * 1e6) / total, cpu, p99: result.latency.p99 };
};

/** The round in the middle by its rate. */
const middle = (rounds: readonly Round[]): Round =>
  [...rounds].sort((a, b) => a.wall - b.wall)[rounds.length >> 1] ?? {
    wall: Number.NaN,
    cpu: Number.NaN,
    p99: Number.NaN,
  };

const CHECKS = 1_000;

/** The app's own documents, asked for once. */
const documentsOf = (): DocumentSource => {
  const kept = new Map<string, Promise<DocumentAnswer>>();
  const ask = async (url: string): Promise<DocumentAnswer> => {
    const answer = await fetch(url);
    const asOf = new Date().toISOString();
    return answer.ok ? { ok: true, body: await answer.text(), asOf } : { ok: false, reason: 'not_found' };
  };
  return {
    find: (url) => {
      const answer = kept.get(url) ?? ask(url);
      kept.set(url, answer);
      return answer;
    },
  };
};

/** A server does not tell which path it took, so the pool that it uses is asked the same here. */
const slowShare = async (text: string, app: RunningApp): Promise<number> => {
  const world: VerifyWorld = { now: new Date(), crypto: nodeCryptoInThreads, documents: documentsOf() };
  const pool = new VerifyPool({ isOwnAddress: (url) => url.startsWith(`${app.url}/`) });
  const before = fastPathStatistics().verify.fast;
  for (let count = 0; count < CHECKS; count += 1) {
    const { summary, checks } = await pool.verify(text, world);
    if (summary !== 'checks_out') throw new Error(`Ours: ${JSON.stringify(checks)}`);
  }
  await pool.close();
  return 1 - (fastPathStatistics().verify.fast - before) / CHECKS;
};

const startReference = async (documents: Case['documents']) => {
  const child = fork(new URL('./reference.server.ts', import.meta.url));
  const answer = once(child, 'message');
  child.send(documents);
  const [port] = (await answer) as [number];
  const gone = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.disconnect();
    await gone;
  };
  return { url: `http://127.0.0.1:${port}/`, pid: child.pid ?? 0, stop };
};

type Measured = { readonly theirs: Round; readonly ours: Round };

const measureBoth = async (theirs: Target, ours: Target, text: string): Promise<Measured> => {
  const answers = { theirs: await post(theirs.url, text), ours: await post(ours.url, text) };
  if (!answers.theirs.includes('"verified":true')) throw new Error(`The reference: ${answers.theirs}`);
  if (!answers.ours.includes('"summary":"checks_out"')) throw new Error(`Ours: ${answers.ours}`);
  const rounds = { theirs: [] as Round[], ours: [] as Round[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const seconds = round === 0 ? WARM_SECONDS : SECONDS;
    const [theirRound, ourRound] = [await load(theirs, text, seconds), await load(ours, text, seconds)];
    if (round === 0) continue;
    rounds.theirs.push(theirRound);
    rounds.ours.push(ourRound);
  }
  return { theirs: middle(rounds.theirs), ours: middle(rounds.ours) };
};

const describeRounds = ({ ours, theirs }: Measured, text: string): string => {
  const kilobytes = (Buffer.byteLength(text) / 1000).toFixed(1);
  const paces = [ours, theirs].map(({ wall, p99 }) => `${Math.round(1e6 / wall)}/s, p99 ${p99} ms`);
  return `verify ${kilobytes} kB over HTTP, ${CONNECTIONS} connections: ${paces.join(', against ')}`;
};

const compare = async (id: string, app: RunningApp, credentialId: string): Promise<Row> => {
  const { text, documents } = await prepare(app, credentialId);
  const slowPathShare = await slowShare(text, app);
  const reference = await startReference(documents);
  try {
    const measured = await measureBoth(reference, { url: `${app.url}/api/v1/verify`, pid: app.pid }, text);
    return {
      id,
      what: describeRounds(measured, text),
      peer: `${REFERENCE}, status included, on node:http`,
      peerVersion: `${referenceVersion()}, vc-bitstring-status-list ${versionOf('@digitalbazaar/vc-bitstring-status-list')}`,
      ...ratios(measured.theirs, measured.ours),
      slowPathShare,
      p99Milliseconds: { ours: measured.ours.p99, theirs: measured.theirs.p99 },
    };
  } finally {
    await reference.stop();
  }
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The app's use cases load their words as the app's build does, which Node alone cannot. */
const awardInOwnHouse = async (folder: string, port: number): Promise<string> => {
  const file = fileURLToPath(new URL('own-house.ts', import.meta.url));
  const config = { root: ROOT, configFile: false, logLevel: 'error' } as const;
  const { module } = await runnerImport<typeof OwnHouse>(file, config);
  return module.awardInOwnHouse(folder, `http://localhost:${port}`);
};

const inOwnHouse = async (folder: string): Promise<Row> => {
  const port = await freePort();
  const credentialId = await awardInOwnHouse(folder, port);
  const app = await startApp({ folder }, port);
  return compare('P5', app, credentialId).finally(app.stop);
};

const inDemoWorld = async (folder: string): Promise<Row> => {
  const app = await startApp({ folder });
  const measured = async (): Promise<Row> => compare('P5b', app, await findDemoCredential(app));
  return measured().finally(app.stop);
};

const run = async (): Promise<readonly Row[]> => {
  if (!(await isAppBuilt('P5'))) return [];
  const rows: Row[] = [];
  for (const measure of [inOwnHouse, inDemoWorld]) {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
    try {
      rows.push(await measure(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
};

export const httpBenchmark: Benchmark = { id: 'P5', run };
