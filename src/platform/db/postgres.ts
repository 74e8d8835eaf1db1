import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { Db, Tx } from './db.ts';
import { alone, enterTenant, withRetries } from './transactions.ts';

const CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 10_000;
/** Nothing here runs for minutes: a forgotten transaction must not hold its locks for ever. */
const IDLE_IN_TRANSACTION_MILLISECONDS = 60_000;

/**
 * A pool over PostgreSQL 15 or newer. Connections that the server ends are told to `onLost` and replaced: without
 * a listener on each, idle or at work, one restart of the server would end this whole process.
 */
export function createPool(databaseUrl: string, onLost: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MILLISECONDS,
    application_name: 'cairn',
  });
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

const READ_WATERMARK = { name: 'read_watermark', text: 'select value from watermark where name = $1' } as const;

/**
 * Asks the server once for all who ask at the same time. Whoever comes while a question is under way waits for the next
 * one: an answer that was asked for before may be older than what that caller has already seen.
 */
function askTogether(pool: Pool): Db['watermark'] {
  const ask = async (name: string): Promise<string> => {
    const { rows } = await pool.query<{ value: string }>({ ...READ_WATERMARK, values: [name] });
    return rows[0]?.value ?? '0';
  };
  const underWay = new Map<string, { readonly now: Promise<string>; next?: Promise<string> }>();
  const start = (name: string): Promise<string> => {
    const now = ask(name);
    const turn: { readonly now: Promise<string>; next?: Promise<string> } = { now };
    underWay.set(name, turn);
    const end = (): void => {
      if (turn.next === undefined && underWay.get(name) === turn) underWay.delete(name);
    };
    void now.then(end, end);
    return now;
  };
  return (name) => {
    const turn = underWay.get(name);
    if (turn === undefined) return start(name);
    turn.next ??= turn.now.then(
      () => start(name),
      () => start(name),
    );
    return turn.next;
  };
}

/** The database over a pool; closing it ends the pool. */
export function postgresDb(pool: Pool): Db {
  const database = drizzle(pool);
  const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    alone(() => withRetries(() => database.transaction((tx) => work(tx))));
  return {
    kind: 'postgres',
    inTenant: (tenantId, work) =>
      transaction(async (tx) => {
        await enterTenant(tx, tenantId);
        return work(tx);
      }),
    asSystem: transaction,
    watermark: askTogether(pool),
    close: () => pool.end(),
  };
}
