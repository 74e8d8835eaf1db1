import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { REFERENCE, referenceVersion } from './reference.ts';
import type { Benchmark } from './row.ts';

const WORKERS = 2;
const ROUNDS = 15;
const MILLISECONDS = 400;

type Answer = { readonly done: number; readonly elapsed: number; readonly slow: number };

/** Credentials in a second, and the part of them that took the slow path. */
type Pace = { readonly perSecond: number; readonly slowShare: number };

const start = async (side: 'ours' | 'theirs'): Promise<Worker> => {
  const worker = new Worker(new URL('./issue.worker.ts', import.meta.url), { workerData: { side } });
  await once(worker, 'message');
  return worker;
};

/** What all workers of a side do together. */
const rate = async (workers: readonly Worker[]): Promise<Pace> => {
  const answers = await Promise.all(
    workers.map(async (worker) => {
      const answer = once(worker, 'message');
      worker.postMessage(MILLISECONDS);
      const [{ done, elapsed, slow }] = (await answer) as [Answer];
      return { perSecond: (done / elapsed) * 1000, slowShare: slow / done };
    }),
  );
  return {
    perSecond: answers.reduce((sum, each) => sum + each.perSecond, 0),
    slowShare: Math.max(...answers.map(({ slowShare }) => slowShare)),
  };
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const run = async () => {
  const sides = { ours: [] as Worker[], theirs: [] as Worker[] };
  for (const side of ['ours', 'theirs'] as const) {
    for (let count = 0; count < WORKERS; count += 1) sides[side].push(await start(side));
  }
  const rates = { ours: [] as number[], theirs: [] as number[] };
  let slowPathShare = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const side of ['theirs', 'ours'] as const) {
      const { perSecond, slowShare } = await rate(sides[side]);
      if (round === 0) continue;
      rates[side].push(perSecond);
      if (side === 'ours') slowPathShare = Math.max(slowPathShare, slowShare);
    }
  }
  await Promise.all([...sides.ours, ...sides.theirs].map((worker) => worker.terminate()));
  const ratio = median(rates.ours) / median(rates.theirs);
  return [
    {
      id: 'P2',
      what: `issue on ${WORKERS} workers: ${Math.round(median(rates.ours))}/s against ${Math.round(median(rates.theirs))}/s`,
      peer: `${REFERENCE}, ${WORKERS} workers`,
      peerVersion: referenceVersion(),
      ratioWall: Number(ratio.toPrecision(4)),
      ratioCpu: null,
      slowPathShare,
    },
  ];
};

export const workersBenchmark: Benchmark = { id: 'P2', run };
