import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { issueBenchmark } from './issue.bench.ts';
import { type Benchmark, type Row } from './row.ts';
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
  revokeBenchmark,
  statusBenchmark,
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
    : `${row.theirs.cpu} → ${row.ours.cpu} µs CPU`;
const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(share < 0.01 && share > 0 ? 2 : 0)} %`;

const print = (row: Row): void => {
  process.stdout.write(
    `${row.id.padEnd(5)}${row.what}\n` +
      `     wall ${times(row.ratioWall)} · CPU ${times(row.ratioCpu)} · ${micro(row)} · ` +
      `slow path ${percent(row.slowPathShare)} · of raw ${percent(row.shareOfRaw)}\n` +
      `     against ${row.peer} (${row.peerVersion})\n`,
  );
};

const rows: Row[] = [];
for (const benchmark of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(benchmark.id)) continue;
  for (const row of await benchmark.run()) {
    rows.push(row);
    print(row);
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
