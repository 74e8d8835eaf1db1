import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundleBenchmark } from './bundle.bench.ts';
import { httpBenchmark } from './http.bench.ts';
import { issueBenchmark } from './issue.bench.ts';
import { joseBenchmark } from './jose.bench.ts';
import { embeddedMemoryBenchmark, postgresMemoryBenchmark } from './memory.bench.ts';
import type { Benchmark, Row, SearchClass, SearchHits } from './row.ts';
import { skillsBenchmark } from './skills.bench.ts';
import { revokeBenchmark, statusBenchmark } from './status.bench.ts';
import { unknownBenchmark } from './unknown.bench.ts';
import { verifyBenchmark } from './verify.bench.ts';
import { workersBenchmark } from './workers.bench.ts';

/**
 * `npm run bench -- [--json FILE] [ids…]`: measures the promises beside their peers in one process and prints the
 * ratios. Without ids all of them run.
 */
const benchmarks: readonly Benchmark[] = [
  issueBenchmark,
  workersBenchmark,
  verifyBenchmark,
  unknownBenchmark,
  httpBenchmark,
  joseBenchmark,
  revokeBenchmark,
  statusBenchmark,
  skillsBenchmark,
  embeddedMemoryBenchmark,
  postgresMemoryBenchmark,
  bundleBenchmark,
];

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });

const known = new Set(benchmarks.map(({ id }) => id));
const strangers = positionals.filter((id) => !known.has(id));
if (strangers.length > 0) {
  process.stderr.write(`No benchmark ${strangers.join(', ')}. There are ${[...known].join(', ')}.\n`);
  process.exit(2);
}

const times = (ratio: number | null): string => (ratio === null ? '–' : `${ratio} ×`);
const micro = (row: Row): string =>
  row.ours === undefined || row.theirs === undefined
    ? (row.megabytes?.toFixed(0).concat(` MB (limit ${row.limit ?? '–'})`) ?? '')
    : `${row.theirs.cpu} → ${row.ours.cpu} µs`;
const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(share < 0.01 && share > 0 ? 2 : 0)} %`;

const milliseconds = (microseconds: number): string => `${(microseconds / 1000).toFixed(2)} ms`;

const printClass = ({ kind, ours, theirs }: SearchClass): void => {
  process.stdout.write(
    `     ${kind}: p99 ${milliseconds(theirs.p99CpuMicroseconds)} → ${milliseconds(ours.p99CpuMicroseconds)} CPU · ` +
      `among ten ${percent(theirs.hitAt10)} → ${percent(ours.hitAt10)}\n`,
  );
};

const printHits = ({ who, hitAt10 }: SearchHits): void => {
  const shares = Object.values(hitAt10).map((share) => `${(share * 100).toFixed(1)} %`);
  process.stdout.write(`     among ten, in the same order of kinds: ${shares.join(' · ')} ${who}\n`);
};

const printBytes = (row: Row): void => {
  if (row.bytes === undefined) return;
  const { ours, theirs, plans } = row.bytes;
  process.stdout.write(`     ${theirs} → ${ours} bytes (limit ${row.limit ?? '–'}), and ${plans} bytes of plans\n`);
};

const print = (row: Row): void => {
  process.stdout.write(
    `${row.id.padEnd(5)}${row.what}\n` +
      `     wall ${times(row.ratioWall)} · CPU ${times(row.ratioCpu)} · ${micro(row)} · ` +
      `slow path ${percent(row.slowPathShare)} · of raw ${percent(row.shareOfRaw)}, at best ${percent(row.shareOfRawAtBest)}\n` +
      `     against ${row.peer} (${row.peerVersion})\n`,
  );
  printBytes(row);
  row.classes?.forEach(printClass);
  row.hits?.forEach(printHits);
};

/** One benchmark that cannot be run must not take the rows of the others with it. */
const rowsOf = async ({ id, run }: Benchmark): Promise<readonly Row[]> => {
  try {
    return await run();
  } catch (error) {
    process.stderr.write(`${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
    return [];
  }
};

const rows: Row[] = [];
for (const benchmark of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(benchmark.id)) continue;
  for (const row of await rowsOf(benchmark)) {
    rows.push(row);
    print(row);
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
