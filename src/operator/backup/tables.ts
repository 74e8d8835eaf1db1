import { sql } from 'drizzle-orm';
import { queryRows, type Tx } from '#platform/db/db.ts';

export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

export async function listTables(tx: Tx): Promise<readonly string[]> {
  const rows = await queryRows<{ name: string }>(
    tx,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  return rows.map((row) => row.name);
}

/** Columns that hold data of their own; what the database works out by itself is left to it. */
export async function listColumns(tx: Tx, table: string): Promise<readonly string[]> {
  const rows = await queryRows<{ name: string }>(
    tx,
    sql`select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`,
  );
  return rows.map((row) => row.name);
}

export async function listForeignKeys(tx: Tx): Promise<readonly ForeignKey[]> {
  return queryRows<ForeignKey>(
    tx,
    sql`select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
        from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
}

/** Fingerprints of the migrations that this database went through, oldest first. */
export async function readSchema(tx: Tx): Promise<readonly string[]> {
  const rows = await queryRows<{ hash: string }>(
    tx,
    sql`select hash from drizzle.__drizzle_migrations order by created_at`,
  );
  return rows.map((row) => row.hash);
}

/** Sets each counter behind the highest number that was loaded. */
export async function advanceSequences(tx: Tx): Promise<void> {
  const counters = await queryRows<{ table: string; column: string; sequence: string }>(
    tx,
    sql`select c.table_name as "table", c.column_name as "column",
               pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) as sequence
        from information_schema.columns c
        where c.table_schema = 'public' and pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) is not null`,
  );
  for (const { table, column, sequence } of counters) {
    const highest = sql`select coalesce(max(${sql.identifier(column)}), 0) from ${sql.identifier(table)}`;
    await tx.execute(sql`select setval(${sequence}, greatest((${highest}), 1), (${highest}) > 0)`);
  }
}
