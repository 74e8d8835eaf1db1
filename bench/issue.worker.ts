import { parentPort, workerData } from 'node:worker_threads';
import { fastPathStatistics, issueCredentials } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { cohort, makeIssuer } from './fixture.ts';
import { makeReference } from './reference.ts';

/** Issues as many credentials as it can in the asked time, by the stock stack or by ours, and says how many. */
const { side } = workerData as { readonly side: 'ours' | 'theirs' };

const issuer = makeIssuer();
const credentials = cohort(issuer.did, 1_000);
const reference = await makeReference(issuer);
const created = new Date('2026-11-21T09:00:00Z');

/** Ours takes a piece of the cohort at a time, as whoever issues one does; the stock stack knows single ones only. */
const BATCH = 50;
let at = 0;

const issueSome = {
  ours: async (): Promise<number> => {
    at = (at + BATCH) % credentials.length;
    const some = credentials.slice(at, at + BATCH);
    const issued = await issueCredentials(some, { signer: issuer.signer, created, crypto: nodeCrypto });
    return issued.filter((one) => 'text' in one).length;
  },
  theirs: async (): Promise<number> => {
    at += 1;
    await reference.issue(credentials[at % credentials.length] ?? {});
    return 1;
  },
}[side];

type Piece = { readonly done: number; readonly elapsed: number };

const repeat = async (milliseconds: number): Promise<Piece> => {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < milliseconds) done += await issueSome();
  return { done, elapsed: performance.now() - start };
};

/** After the other side's turn: machine code and tables have to be found again, which is counted for neither. */
const WARM_UP = 300;

const work = async (milliseconds: number): Promise<void> => {
  await repeat(WARM_UP);
  const slowBefore = fastPathStatistics().issue.slow;
  const piece = await repeat(milliseconds);
  parentPort?.postMessage({ ...piece, slow: fastPathStatistics().issue.slow - slowBefore });
};

parentPort?.on('message', (milliseconds: number) => void work(milliseconds));
parentPort?.postMessage('ready');
