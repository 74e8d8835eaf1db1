import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What another process takes, as the system counts it. */

/** Resident memory of a process in megabytes (10⁶ bytes). */
export const residentMegabytes = (pid: number): number => {
  const rss = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return (Number(rss.trim()) * 1024) / 1e6;
};

/** Linux counts processor time in hundredths of a second wherever programs can see it. */
const TICK = 10_000;

/** Processor time of all threads of a process since its start, in microseconds; null where the system does not tell. */
export const cpuMicroseconds = (pid: number): number | null => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The name, in brackets, may hold spaces; utime and stime are fields 14 and 15 of the whole line.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
};
