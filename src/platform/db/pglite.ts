import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import type { Db, Tx } from './db.ts';
import type { AuditHead } from './embedded/witness.ts';
import { alone, enterTenant } from './transactions.ts';

export type PgliteOptions = {
  /** Folder of the store; absent means in memory only. */
  readonly folder?: string;
  /** A dump made by `dumpDataDir`, to start from instead of an empty store. */
  readonly loadDataDir?: Blob;
};

/** Opens PGlite itself, with the extensions that the migrations ask for. Takes no lock: see `openDb`. */
export async function createPglite(options: PgliteOptions = {}): Promise<PGlite> {
  if (options.folder !== undefined) await mkdir(options.folder, { recursive: true, mode: 0o700 });
  return PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.loadDataDir === undefined ? {} : { loadDataDir: options.loadDataDir }),
    extensions: { pg_trgm, unaccent },
  });
}

export type PgliteHooks = {
  /** Runs inside each transaction, as the last thing before it commits; its answer goes to `committed`. */
  readonly beforeCommit?: (tx: Tx) => Promise<readonly AuditHead[]>;
  /** Runs after the commit and before anybody is told of it. */
  readonly committed?: (heads: readonly AuditHead[]) => void;
};

/** Nobody but this process has the store open, so it counts the notices of its own triggers and asks for no number. */
function countNotices(client: PGlite): Db['watermark'] {
  const counts = new Map<string, number>();
  const listen = () => client.listen('cairn_watermark', (raised) => counts.set(raised, (counts.get(raised) ?? 0) + 1));
  let listening: Promise<unknown> | undefined;
  return async (name) => {
    try {
      await (listening ??= listen());
    } catch (cause) {
      listening = undefined;
      throw cause;
    }
    return String(counts.get(name) ?? 0);
  };
}

/** One connection: transactions wait for each other, in the order in which they were asked for. */
export function pgliteDb(client: PGlite, hooks: PgliteHooks = {}): Db {
  const database = drizzle(client);
  const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    alone(async () => {
      const { value, heads } = await database.transaction(async (tx) => ({
        value: await work(tx),
        heads: (await hooks.beforeCommit?.(tx)) ?? [],
      }));
      hooks.committed?.(heads);
      return value;
    });
  return {
    kind: 'pglite',
    inTenant: (tenantId, work) =>
      transaction(async (tx) => {
        await enterTenant(tx, tenantId);
        return work(tx);
      }),
    asSystem: transaction,
    watermark: countNotices(client),
    close: () => client.close(),
  };
}
