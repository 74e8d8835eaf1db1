import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { OperatorError } from '../../operator-error.ts';
import { queryRows, type Tx } from '../db.ts';
import type { Marker } from './marker.ts';
import type { AuditHead } from './witness.ts';

const WAL_SEGMENT_BYTES = 16 * 1024 * 1024;
const RESTORE = `Keep the folder for an expert, and restore your newest backup into a new one:
  CAIRN_DATA=new-folder npx cairn restore FILE`;

const refusal = (code: string, dataDir: string, what: string): OperatorError =>
  new OperatorError(code, `The embedded database in ${dataDir} was not opened: ${what}`, RESTORE);

/** The database itself gave up on the files; what it says would help nobody but its makers. */
export const doesNotOpen = (dataDir: string): OperatorError =>
  refusal('store.damaged', dataDir, 'its files are damaged.');

const isEmptyOrAbsent = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

/** What is to be done with the folder: make a new store, or open the one that is there. */
export function planStart(dataDir: string, marker: Marker | null): 'create' | 'open' {
  const store = join(dataDir, 'pglite');
  if (marker?.state === 'creating') {
    // The first start was interrupted before anything was promised: begin again.
    rmSync(store, { recursive: true, force: true });
    return 'create';
  }
  if (marker === null) {
    if (isEmptyOrAbsent(store)) return 'create';
    throw refusal('store.unknown', dataDir, 'there is a database, but not the file store.json that says whose it is.');
  }
  if (isEmptyOrAbsent(store)) {
    throw refusal('store.missing', dataDir, 'it should hold data, and the folder is empty.');
  }
  assertFilesWhole(dataDir, store);
  return 'open';
}

/** Damage that PGlite would overlook, or answer with a crash or with a new empty database. */
function assertFilesWhole(dataDir: string, store: string): void {
  if (!existsSync(join(store, 'PG_VERSION'))) {
    throw refusal('store.version_missing', dataDir, 'its version file (PG_VERSION) is missing.');
  }
  const control = join(store, 'global', 'pg_control');
  if (!existsSync(control) || readFileSync(control).every((byte) => byte === 0)) {
    throw refusal('store.control_damaged', dataDir, 'its control file is missing or empty.');
  }
  const log = join(store, 'pg_wal');
  const segments = existsSync(log) ? readdirSync(log).filter((name) => /^[0-9A-F]{24}$/.test(name)) : [];
  if (segments.length === 0) throw refusal('store.log_missing', dataDir, 'its log of changes (pg_wal) is missing.');
  const short = segments.find((name) => statSync(join(log, name)).size !== WAL_SEGMENT_BYTES);
  if (short !== undefined) throw refusal('store.log_cut', dataDir, `its log of changes (${short}) was cut off.`);
}

/** Rows of every table of ours, by name. */
export async function countRows(tx: Tx): Promise<Readonly<Record<string, number>>> {
  const tables = await queryRows<{ name: string }>(
    tx,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await queryRows<{ rows: number }>(tx, sql`select count(*)::int as rows from ${sql.identifier(name)}`);
    counts[name] = row?.rows ?? 0;
  }
  return counts;
}

/** The id under which this installation was made, or null in a store without one. */
export async function readInstanceId(tx: Tx): Promise<string | null> {
  const [row] = await queryRows<{ value: string }>(tx, sql`select value from instance where name = 'instance_id'`);
  return row?.value ?? null;
}

async function isInChain(tx: Tx, head: AuditHead): Promise<boolean> {
  const found = await queryRows(
    tx,
    sql`select 1 from audit_entry where tenant_id = ${head.tenantId} and sequence = ${head.sequence} and hash = ${head.hash}`,
  );
  return found.length === 1;
}

export type Promised = { readonly marker: Marker; readonly heads: Iterable<AuditHead> };

/** Compares an opened store with what the files beside it promise; throws when it holds less or another's data. */
export async function assertNothingLost(tx: Tx, dataDir: string, { marker, heads }: Promised): Promise<void> {
  if ((await readInstanceId(tx)) !== marker.instanceId) {
    throw refusal('store.another', dataDir, 'it is not the one that belongs to this folder.');
  }
  for (const head of heads) {
    if (!(await isInChain(tx, head))) {
      throw refusal('store.rolled_back', dataDir, 'the newest entries of its audit log are missing. Data was lost.');
    }
  }
  if (marker.state !== 'closed') return;
  const counts = await countRows(tx);
  const different = Object.keys(marker.rows).find((name) => counts[name] !== marker.rows[name]);
  if (different !== undefined) {
    const wanted = marker.rows[different] ?? 0;
    const what = `its table ${different} held ${wanted} rows when it was closed, and holds ${counts[different] ?? 0} now.`;
    throw refusal('store.rows_differ', dataDir, what);
  }
}
