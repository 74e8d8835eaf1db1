import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '#platform/operator-error.ts';
import {
  endSchema,
  headerSchema,
  ROW,
  tableSchema,
  type BackupEnd,
  type BackupHeader,
  type RowCounts,
} from './format.ts';

export type BackupRow = { readonly table: string; readonly json: string };

const damaged = (file: string, what: string): OperatorError =>
  new OperatorError(
    'restore.damaged',
    `${file} cannot be restored: ${what}. Nothing was changed.`,
    'Use another copy or an older backup.',
  );

/** Lines end with a line feed and nothing else: text inside rows may hold other line separators of Unicode. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...rest] = decoder.write(chunk).split('\n');
    parts.push(first);
    for (const line of rest) {
      yield parts.join('');
      parts = [line];
    }
  }
  const last = parts.join('') + decoder.end();
  if (last !== '') yield last;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* splitLines(gunzip);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw damaged(file, 'it is cut off, or not a backup of Cairn');
    }
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function parseWith<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  line: string,
): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const isRow = (line: string): boolean => line.startsWith(ROW);
const isEndLine = (line: string): boolean => line.startsWith('{"end":');

/** Follows the lines of a backup: which table they belong to, and how many rows each table has. */
function rowCounter(file: string): { readonly rows: RowCounts; take(line: string): void } {
  const rows: Record<string, number> = {};
  let table: string | null = null;
  return {
    rows,
    take(line) {
      if (!isRow(line)) {
        table = parseWith(tableSchema, line)?.table ?? null;
        if (table === null || rows[table] !== undefined) throw damaged(file, 'it names a table that it must not name');
        rows[table] = 0;
      } else if (table === null) throw damaged(file, 'it has a row outside of a table');
      else rows[table] = (rows[table] ?? 0) + 1;
    },
  };
}

export type CheckedBackup = { readonly header: BackupHeader; readonly rows: RowCounts };

/** Takes the lines of a backup one by one; `finish` answers what the file holds, or throws when it is not whole. */
function backupChecker(file: string): { take(line: string): void; finish(): CheckedBackup } {
  const hash = createHash('sha256');
  const counter = rowCounter(file);
  let header: BackupHeader | null = null;
  let end: BackupEnd | null = null;
  const takeEnd = (line: string): void => {
    end = parseWith(endSchema, line)?.end ?? null;
    if (end === null) throw damaged(file, 'its end is damaged');
  };
  const takeHeader = (line: string): void => {
    header = parseWith(headerSchema, line);
    if (header === null) throw damaged(file, 'it is not a backup that this version of Cairn can read');
  };
  return {
    take(line) {
      if (end !== null) throw damaged(file, 'there is something after its end');
      if (header !== null && isEndLine(line)) return takeEnd(line);
      if (header === null) takeHeader(line);
      else counter.take(line);
      hash.update(`${line}\n`, 'utf8');
    },
    finish() {
      if (header === null || end === null) throw damaged(file, 'it is cut off');
      if (hash.digest('hex') !== end.sha256) throw damaged(file, 'its sum is not right: a byte was changed');
      assertSameCounts(file, counter.rows, end.rows);
      return { header, rows: end.rows };
    },
  };
}

/** Reads the whole file once and compares its sums. Only a file that passed may be loaded. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  if (!existsSync(file)) {
    throw new OperatorError('restore.no_file', `There is no file ${file}.`, 'Check the name: npx cairn restore FILE');
  }
  const checker = backupChecker(file);
  for await (const line of linesOf(file)) checker.take(line);
  return checker.finish();
}

function assertSameCounts(file: string, counted: RowCounts, promised: RowCounts): void {
  const different = Object.keys({ ...counted, ...promised }).find((name) => counted[name] !== promised[name]);
  if (different !== undefined) throw damaged(file, `its number of rows in ${different} is not right`);
}

/** Every row of a checked backup, with its table, in the order of the file. */
export async function* readRows(file: string): AsyncGenerator<BackupRow> {
  let table = '';
  for await (const line of linesOf(file)) {
    if (isRow(line)) yield { table, json: line.slice(ROW.length) };
    else table = parseWith(tableSchema, line)?.table ?? '';
  }
}
