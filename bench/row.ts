import { readFileSync } from 'node:fs';
import type { Cost } from './measure.ts';

/** One promise of the performance table, as it came out in this run. */
export type Row = {
  readonly id: string;
  /** What was compared: a library and what it did. */
  readonly peer: string;
  readonly peerVersion: string;
  /** How many times quicker than the peer by the clock, and by work of all threads. */
  readonly ratioWall: number | null;
  readonly ratioCpu: number | null;
  /** Part of our credentials, 0 to 1, that the fast path refused and the reference path did. */
  readonly slowPathShare: number | null;
  readonly what: string;
  /** Microseconds of one operation. */
  readonly ours?: Cost;
  readonly theirs?: Cost;
  /** Part of the unavoidable SHA-256 and Ed25519 work in ours, 0 to 1; only where that limit makes sense. */
  readonly shareOfRaw?: number;
  /** The same by the quickest batches: without what others on the machine take from either. */
  readonly shareOfRawAtBest?: number;
  /** For rows that are a size: megabytes. */
  readonly megabytes?: number;
  /** For rows about what a page loads: bytes on the line. Plans are data that come on top of ours. */
  readonly bytes?: { readonly ours: number; readonly theirs: number; readonly plans: number };
  readonly limit?: number;
  /** For rows over HTTP: 99 of 100 answers came within so many milliseconds. */
  readonly p99Milliseconds?: { readonly ours: number; readonly theirs: number };
  /** For rows about searching: each kind of query by itself. */
  readonly classes?: readonly SearchClass[];
  /** And more queries without a look at the clock, beside more peers. */
  readonly hits?: readonly SearchHits[];
};

export type SearchQuality = {
  /** Work of all threads for one query; 99 of 100 queries take at most so much. */
  readonly p99CpuMicroseconds: number;
  /** Part of the queries, 0 to 1, whose wanted entry was among the first ten. */
  readonly hitAt10: number;
};

export type SearchClass = { readonly kind: string; readonly ours: SearchQuality; readonly theirs: SearchQuality };

/** Part of the queries of each kind, 0 to 1, whose wanted entry was among the first ten. */
export type SearchHits = { readonly who: string; readonly hitAt10: Readonly<Record<string, number>> };

export type Benchmark = { readonly id: string; readonly run: () => Promise<readonly Row[]> };

const rounded = (value: number): number => Number(value.toPrecision(4));

export const ratios = (theirs: Cost, ours: Cost) => ({
  ratioWall: rounded(theirs.wall / ours.wall),
  ratioCpu: rounded(theirs.cpu / ours.cpu),
  ours: { wall: rounded(ours.wall), cpu: rounded(ours.cpu) },
  theirs: { wall: rounded(theirs.wall), cpu: rounded(theirs.cpu) },
});

/** The part of ours that is the raw work alone, in the middle of the rounds and at the best moments. */
export const sharesOfRaw = (raw: Cost, ours: Cost) => ({
  shareOfRaw: raw.cpu / ours.cpu,
  shareOfRawAtBest: (raw.best ?? Number.NaN) / (ours.best ?? Number.NaN),
});

/** The cost under a name; a name that was not measured is a mistake in the benchmark. */
export const costOf = (costs: ReadonlyMap<string, Cost>, name: string): Cost => {
  const cost = costs.get(name);
  if (cost === undefined) throw new Error(`Nothing was measured under ${name}`);
  return cost;
};

export const versionOf = (packageName: string): string => {
  const file = new URL(`../node_modules/${packageName}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
};
