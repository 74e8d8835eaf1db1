import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentAnswer, type DocumentSource, type VerifyWorld, fastPathStatistics } from '@cairn/engine';
import { VerifyPool, nodeCrypto } from '@cairn/engine/node';
import autocannon from 'autocannon';
import { type RunningApp, findDemoCredential, isAppBuilt, startApp } from './demo-app.ts';
import { cpuMicroseconds } from './process-cost.ts';
import { REFERENCE, referenceVersion } from './reference.ts';
import { type Benchmark, type Row, ratios, versionOf } from './row.ts';

const CONNECTIONS = 8;
const SECONDS = 2;
const ROUNDS = 3;
/** A server that nobody has asked yet is slow for some thousand answers, on a busy machine for longer. */
const WARM_SECONDS = 6;

type Target = { readonly url: string; readonly pid: number };
type Round = { readonly wall: number; readonly cpu: number; readonly p99: number };

/** The demo world's credential, with every document that a check of it asks for, by address. */
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

const prepare = async (app: RunningApp): Promise<Case> => {
  const id = await findDemoCredential(app);
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
  const world: VerifyWorld = { now: new Date(), crypto: nodeCrypto, documents: documentsOf() };
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

const compare = async (app: RunningApp): Promise<readonly Row[]> => {
  const given = await prepare(app);
  const slowPathShare = await slowShare(given.text, app);
  const reference = await startReference(given.documents);
  const ours: Target = { url: `${app.url}/api/v1/verify`, pid: app.pid };
  try {
    const answers = { theirs: await post(reference.url, given.text), ours: await post(ours.url, given.text) };
    if (!answers.theirs.includes('"verified":true')) throw new Error(`The reference: ${answers.theirs}`);
    if (!answers.ours.includes('"summary":"checks_out"')) throw new Error(`Ours: ${answers.ours}`);
    const rounds = { theirs: [] as Round[], ours: [] as Round[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const seconds = round === 0 ? WARM_SECONDS : SECONDS;
      const [theirRound, ourRound] = [
        await load(reference, given.text, seconds),
        await load(ours, given.text, seconds),
      ];
      if (round === 0) continue;
      rounds.theirs.push(theirRound);
      rounds.ours.push(ourRound);
    }
    const [theirs, mine] = [middle(rounds.theirs), middle(rounds.ours)];
    return [
      {
        id: 'P5',
        what: `verify over HTTP, ${CONNECTIONS} connections: ${Math.round(1e6 / mine.wall)}/s, p99 ${mine.p99} ms, against ${Math.round(1e6 / theirs.wall)}/s, p99 ${theirs.p99} ms`,
        peer: `${REFERENCE}, status included, on node:http`,
        peerVersion: `${referenceVersion()}, vc-bitstring-status-list ${versionOf('@digitalbazaar/vc-bitstring-status-list')}`,
        ...ratios(theirs, mine),
        slowPathShare,
        p99Milliseconds: { ours: mine.p99, theirs: theirs.p99 },
      },
    ];
  } finally {
    await reference.stop();
  }
};

const run = async (): Promise<readonly Row[]> => {
  if (!(await isAppBuilt('P5'))) return [];
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  try {
    const app = await startApp({ folder });
    return await compare(app).finally(app.stop);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const httpBenchmark: Benchmark = { id: 'P5', run };
