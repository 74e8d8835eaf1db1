import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** How long a lock of another machine or container must stay silent before it counts as left behind. */
export const SILENCE_MILLISECONDS = 8_000;
export const BEAT_MILLISECONDS = 2_000;

/** Who holds the folder. `beat` grows while the holder lives; it is compared, never read as a time. */
export type Holder = {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** Start of the process as the kernel counts it (Linux), so that a reused process number is not taken for it. */
  readonly startedAt: string;
  readonly beat: number;
};

const fileIn = (folder: string): string => join(folder, 'writer.lock');

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function readHolder(folder: string): Holder | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) return null;
    const { token, pid, host, startedAt, beat } = parsed as Partial<Record<keyof Holder, unknown>>;
    if (!isText(token) || !isText(host) || !isText(startedAt)) return null;
    return typeof pid === 'number' && typeof beat === 'number' ? { token, pid, host, startedAt, beat } : null;
  } catch {
    return null; // absent, or cut off in the middle of a write: nobody can be named
  }
}

export function writeHolder(folder: string, holder: Holder): void {
  const unfinished = `${fileIn(folder)}.${holder.token}`;
  writeFileSync(unfinished, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  renameSync(unfinished, fileIn(folder));
}

export function removeHolder(folder: string, token: string): void {
  if (readHolder(folder)?.token === token) rmSync(fileIn(folder), { force: true });
}

/** Field 22 of /proc/PID/stat: clock ticks since boot. Elsewhere empty, and only the number is compared. */
export function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export function newHolder(token: string): Holder {
  return { token, pid: process.pid, host: hostname(), startedAt: processStart(process.pid), beat: 0 };
}

/** Whether the process that wrote the lock still runs on this machine. */
export function isRunningHere(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return processStart(holder.pid) === holder.startedAt;
}
