import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { queryRows, type Db, type Tx } from '#platform/db/db.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { ROW, STORE_ID, type BackupHeader, type RowCounts, type Tell } from './format.ts';
import { listTables, readSchema } from './tables.ts';

/** A page of rows is made larger while it stays below this, and smaller above. */
const PAGE_CHARACTERS = 1_000_000;
const MOST_ROWS = 5_000;

export type BackupOrder = {
  /** Absolute path of a file that does not exist yet. */
  readonly file: string;
  readonly createdAt: Date;
  /** Put into the backup when given: then whoever has the file can sign as this installation. */
  readonly masterKey: Uint8Array | null;
  readonly tell: Tell;
};

type Sink = { write(line: string): Promise<void>; sum(): string };

function sinkInto(stream: Gzip): Sink {
  const hash = createHash('sha256');
  return {
    async write(line) {
      hash.update(`${line}\n`, 'utf8');
      if (!stream.write(`${line}\n`)) await once(stream, 'drain');
    },
    sum: () => hash.copy().digest('hex'),
  };
}

/** Reads one table through a cursor, so that memory stays the same however many rows there are. */
async function writeTable(tx: Tx, table: string, sink: Sink): Promise<number> {
  const only = table === 'instance' ? sql` where name <> ${sql.raw(`'${STORE_ID}'`)}` : sql``;
  await tx.execute(
    sql`declare backup_rows no scroll cursor for select to_jsonb(t)::text as line from ${sql.identifier(table)} t${only}`,
  );
  let rows = 0;
  for (let page = 1; ;) {
    const found = await queryRows<{ line: string }>(tx, sql.raw(`fetch ${page} from backup_rows`));
    for (const { line } of found) await sink.write(ROW + line);
    rows += found.length;
    if (found.length < page) break;
    const characters = found.reduce((sum, { line }) => sum + line.length, 0);
    page = characters < PAGE_CHARACTERS ? Math.min(MOST_ROWS, page * 2) : Math.max(1, Math.floor(page / 2));
  }
  await tx.execute(sql`close backup_rows`);
  return rows;
}

async function writeAll(tx: Tx, sink: Sink, { createdAt, masterKey, tell }: BackupOrder): Promise<RowCounts> {
  // One moment for every table, while others go on writing.
  await tx.execute(sql`set transaction isolation level repeatable read`);
  const header: BackupHeader = {
    cairn: 'backup',
    format: 1,
    createdAt: createdAt.toISOString(),
    schema: [...(await readSchema(tx))],
    masterKey: masterKey === null ? null : Buffer.from(masterKey).toString('base64'),
  };
  await sink.write(JSON.stringify(header));
  const rows: Record<string, number> = {};
  for (const table of await listTables(tx)) {
    await sink.write(JSON.stringify({ table }));
    rows[table] = await writeTable(tx, table, sink);
    tell({ table, rows: rows[table] });
  }
  await sink.write(JSON.stringify({ end: { rows, sha256: sink.sum() } }));
  return rows;
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/**
 * Writes everything into one file, readable by its owner alone, which appears only when it is complete.
 * @returns rows of each table
 * @throws OperatorError `backup.file_exists`
 */
export async function writeBackup(db: Db, order: BackupOrder): Promise<RowCounts> {
  if (existsSync(order.file)) {
    throw new OperatorError(
      'backup.file_exists',
      `There is a file ${order.file} already.`,
      'Choose another name: npx cairn backup FILE',
    );
  }
  const unfinished = `${order.file}.part`;
  const gzip = createGzip();
  // What a broken off backup left behind goes: into a file that is there already, its own rights would stay.
  rmSync(unfinished, { force: true });
  const written = pipeline(gzip, createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }));
  // Without a listener of its own, a full disk would be an unhandled rejection while rows are still being read.
  const failed = new Promise<never>((_, reject) => written.catch(reject));
  failed.catch(() => undefined);
  try {
    const reading = db.asSystem((tx) => writeAll(tx, sinkInto(gzip), order));
    const rows = await Promise.race([reading, failed]);
    gzip.end();
    await written;
    await flushToDisk(unfinished);
    renameSync(unfinished, order.file);
    return rows;
  } catch (error) {
    gzip.destroy();
    await written.catch(() => undefined);
    rmSync(unfinished, { force: true });
    throw error;
  }
}
