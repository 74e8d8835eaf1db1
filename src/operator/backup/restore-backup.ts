import { sql } from 'drizzle-orm';
import { closeStatusLists } from '#modules/award/index.ts';
import { listAuditedTenants, verifyAuditChain } from '#platform/audit/audit.ts';
import { queryRows, type Db, type Tx } from '#platform/db/db.ts';
import { noteAudited } from '#platform/db/transactions.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { STORE_ID, type RowCounts, type Tell } from './format.ts';
import { readRows, type CheckedBackup } from './read-backup.ts';
import { advanceSequences, listColumns, listForeignKeys, listTables, readSchema } from './tables.ts';

const BATCH_CHARACTERS = 1_000_000;
const BATCH_ROWS = 1_000;

async function countOf(tx: Tx, table: string): Promise<number> {
  const only = table === 'instance' ? sql` where name <> ${STORE_ID}` : sql``;
  const [row] = await queryRows<{ rows: number }>(
    tx,
    sql`select count(*)::int as rows from ${sql.identifier(table)}${only}`,
  );
  return row?.rows ?? 0;
}

async function assertFits(tx: Tx, { header, rows }: CheckedBackup): Promise<void> {
  for (const table of await listTables(tx)) {
    if ((await countOf(tx, table)) === 0) continue;
    throw new OperatorError(
      'restore.not_empty',
      `The database is not empty (table ${table}). A restore never mixes two sets of data or replaces one.`,
      'Restore into an empty place: CAIRN_DATA=new-folder npx cairn restore FILE, or an empty DATABASE_URL.',
    );
  }
  const schema = await readSchema(tx);
  if (JSON.stringify(schema) !== JSON.stringify(header.schema)) {
    throw new OperatorError(
      'restore.other_schema',
      'The backup was made by another version of Cairn, whose tables are different.',
      'Restore it with the version that made it, then upgrade that installation.',
    );
  }
  const tables = new Set(await listTables(tx));
  const unknown = Object.keys(rows).find((table) => !tables.has(table));
  if (unknown !== undefined) throw new Error(`The backup names an unknown table ${unknown}.`);
}

async function insertBatch(tx: Tx, table: string, batch: readonly string[]): Promise<void> {
  const columns = (await listColumns(tx, table)).map((name) => sql.identifier(name));
  const list = sql.join(columns, sql`, `);
  await tx.execute(
    sql`insert into ${sql.identifier(table)} (${list}) overriding system value
        select ${list} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${`[${batch.join(',')}]`}::jsonb)`,
  );
}

async function loadRows(tx: Tx, file: string, tell: Tell): Promise<void> {
  let table = '';
  let batch: string[] = [];
  let characters = 0;
  let rows = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await insertBatch(tx, table, batch);
    rows += batch.length;
    batch = [];
    characters = 0;
  };
  for await (const row of readRows(file)) {
    if (row.table !== table) {
      await flush();
      if (table !== '') tell({ table, rows });
      table = row.table;
      rows = 0;
    }
    batch.push(row.json);
    characters += row.json.length;
    if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush();
  }
  await flush();
  if (table !== '') tell({ table, rows });
}

async function assertComplete(tx: Tx, expected: RowCounts): Promise<void> {
  for (const [table, rows] of Object.entries(expected)) {
    const found = await countOf(tx, table);
    if (found !== rows) throw new Error(`Table ${table} has ${found} rows after the restore, not ${rows}.`);
  }
  for (const tenantId of await listAuditedTenants(tx)) {
    const chain = await verifyAuditChain(tx, tenantId);
    if (!chain.ok) {
      throw new OperatorError(
        'restore.audit_broken',
        `The audit log of ${tenantId} in the backup does not hold together (entry ${chain.broken.sequence}, ${chain.broken.reason}). Nothing was restored.`,
        'Somebody changed the data before the backup was made: restore an older one, and look into it.',
      );
    }
    noteAudited(tenantId);
  }
}

/**
 * Loads a checked backup into an empty database of the same schema, in one transaction: all of it or nothing.
 * References between tables are taken off, and put back (which checks every row) once everything is there.
 */
export async function restoreBackup(
  db: Db,
  file: string,
  options: { backup: CheckedBackup; tell: Tell; restoredAt: Date },
): Promise<void> {
  const { backup, tell } = options;
  await db.asSystem(async (tx) => {
    await assertFits(tx, backup);
    const references = await listForeignKeys(tx);
    for (const { table, name } of references) {
      await tx.execute(sql.raw(`alter table ${table} drop constraint "${name}"`));
    }
    await loadRows(tx, file, tell);
    // Triggers that wait for the commit run now: tables with such work ahead cannot get their references back.
    await tx.execute(sql`set constraints all immediate`);
    for (const { table, name, definition } of references) {
      await tx.execute(sql.raw(`alter table ${table} add constraint "${name}" ${definition}`));
    }
    await advanceSequences(tx);
    // Places that were given away after the backup are not known here, so no further ones come from the same lists.
    await closeStatusLists(tx, options.restoredAt);
    await assertComplete(tx, backup.rows);
  });
  await db.asSystem((tx) => tx.execute(sql`analyze`));
}
