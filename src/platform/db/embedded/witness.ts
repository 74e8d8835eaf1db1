import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type AuditHead = { readonly tenantId: string; readonly sequence: number; readonly hash: string };

/**
 * A second memory of how far each audit log went, kept beside the store and written after each commit, before
 * anybody is told of it. If the database later knows less, it has lost something that was acknowledged: that is
 * how a write-ahead log cut in half is noticed, which the database itself opens without a word.
 */
export interface Witness {
  readonly heads: ReadonlyMap<string, AuditHead>;
  note(heads: Iterable<AuditHead>): void;
  close(): void;
}

const fileIn = (dataDir: string): string => join(dataDir, 'audit-heads.ndjson');

function isHead(value: unknown): value is AuditHead {
  if (typeof value !== 'object' || value === null) return false;
  const { tenantId, sequence, hash } = value as Partial<Record<keyof AuditHead, unknown>>;
  return typeof tenantId === 'string' && typeof sequence === 'number' && typeof hash === 'string';
}

function parseLine(line: string): AuditHead | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return isHead(parsed) ? parsed : null;
  } catch {
    return null; // the last line, when the process died while writing it
  }
}

/** Reads what was noted; a line that was cut off is left out, and the one before it counts. */
function readHeads(file: string): Map<string, AuditHead> {
  const heads = new Map<string, AuditHead>();
  if (!existsSync(file)) return heads;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const head = parseLine(line);
    if (head !== null) heads.set(head.tenantId, head);
  }
  return heads;
}

const toLines = (heads: Iterable<AuditHead>): string =>
  Array.from(heads, (head) => `${JSON.stringify(head)}\n`).join('');

/** Opens the witness of a data folder, with the earlier notes folded into one line a tenant. */
export function openWitness(dataDir: string): Witness {
  const file = fileIn(dataDir);
  const heads = readHeads(file);
  writeFileSync(`${file}.new`, toLines(heads.values()), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  const handle = openSync(file, 'a', 0o600);
  return {
    heads,
    note: (added) => void writeSync(handle, toLines(added)),
    close: () => closeSync(handle),
  };
}
