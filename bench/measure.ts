import { cpuUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** One way of doing the work that is measured. `batch` operations are done between two looks at the clock. */
export type Case = { readonly name: string; readonly batch: number; readonly run: () => Promise<unknown> | unknown };

/** Microseconds for one operation: by the clock, and as work of all threads of the process. */
export type Cost = {
  readonly wall: number;
  readonly cpu: number;
  /** By the clock in the quickest batch of all rounds: what it takes where nobody else is at work. */
  readonly best?: number;
};

export type Pace = { readonly rounds: number; readonly milliseconds: number };

setFlagsFromString('--expose-gc');
const collected: unknown = runInNewContext('gc');

/** What one case left behind is cleared away before the next starts, so that nobody pays for another's garbage. */
const collectGarbage = (): void => {
  if (typeof collected === 'function') collected();
};

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
};

/** After a collection the young generation grows again, and machine code is made anew that had lost its objects. */
const WARM_UP = 500;

const repeat = async ({ run, batch }: Case, milliseconds: number): Promise<void> => {
  const end = performance.now() + milliseconds;
  do for (let count = 0; count < batch; count += 1) await run();
  while (performance.now() < end);
};

const round = async (each: Case, milliseconds: number): Promise<Cost> => {
  const { run, batch } = each;
  await repeat(each, WARM_UP);
  const end = performance.now() + milliseconds;
  const cpuBefore = cpuUsage();
  const before = performance.now();
  let done = 0;
  let best = Number.POSITIVE_INFINITY;
  let now = before;
  do {
    for (let count = 0; count < batch; count += 1) await run();
    done += batch;
    const begun = now;
    now = performance.now();
    best = Math.min(best, now - begun);
  } while (now < end);
  const wall = (now - before) * 1000;
  const { user, system } = cpuUsage(cpuBefore);
  return { wall: wall / done, cpu: (user + system) / done, best: (best * 1000) / batch };
};

/**
 * Measures the cases in turn, round after round, so that a busy moment of the machine hits all of them, and gives the
 * median round of each. The first round warms up and is not counted. Quote ratios of one call only.
 */
export const measure = async (cases: readonly Case[], pace: Pace): Promise<ReadonlyMap<string, Cost>> => {
  const costs = new Map(cases.map(({ name }) => [name, [] as Cost[]]));
  for (let count = 0; count <= pace.rounds; count += 1) {
    for (const each of cases) {
      collectGarbage();
      const cost = await round(each, pace.milliseconds);
      if (count > 0) costs.get(each.name)?.push(cost);
    }
  }
  return new Map(
    [...costs].map(([name, all]) => [
      name,
      {
        wall: median(all.map(({ wall }) => wall)),
        cpu: median(all.map(({ cpu }) => cpu)),
        best: Math.min(...all.map(({ best = Number.POSITIVE_INFINITY }) => best)),
      },
    ]),
  );
};
