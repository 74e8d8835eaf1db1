import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** One open transaction, the same type over PGlite and over PostgreSQL. Always handed down, never kept. */
export type Tx = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/**
 * The database. Each call of `inTenant` or `asSystem` is exactly one transaction: it commits when the work
 * returns (also when it returns a failed Result) and rolls back when the work throws.
 *
 * Inside the work: no second `inTenant`/`asSystem` (PGlite has one connection and would wait for itself for ever;
 * both kinds therefore throw at once) and no slow input or output. The work may run again from the start when
 * PostgreSQL reports a deadlock or a serialisation failure, so it must change nothing outside the transaction.
 */
export interface Db {
  readonly kind: 'pglite' | 'postgres';
  /** Runs as role `cairn_app` with the tenant set, so the row rules of every tenant-owned table hold. */
  inTenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs as owner, past the row rules: look-ups that have no tenant yet, and the operator's commands. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A mark that every committed change of what `name` stands for moves (see `watermark.tables.ts`). What was read after
   * asking for the mark may be kept for as long as the mark stays the same. Costs next to nothing, so it can be asked
   * for at each request; outside of transactions only.
   */
  watermark(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Rows of a hand-written statement. The caller names the row type and answers for it. */
export async function queryRows<Row>(tx: Tx, statement: SQL): Promise<readonly Row[]> {
  const result = (await tx.execute(statement)) as { readonly rows: readonly Row[] };
  return result.rows;
}
