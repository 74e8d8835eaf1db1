import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import type { Clock } from '../../clock.ts';
import { newId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { Random } from '../../random.ts';
import { queryRows, type Db, type Tx } from '../db.ts';
import { knownSchemaVersion, migratePglite } from '../migrate.ts';
import { createPglite, pgliteDb } from '../pglite.ts';
import { auditedTenants } from '../transactions.ts';
import { assertNothingLost, countRows, doesNotOpen, planStart } from './checks.ts';
import { acquireWriterLock, type WriterLock } from './lock.ts';
import { readMarker, writeMarker, type Marker } from './marker.ts';
import { openWitness, type AuditHead, type Witness } from './witness.ts';

export type EmbeddedParts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

const VACUUM_MILLISECONDS = 60 * 60 * 1000;
/** Fewer changes than this leave nothing worth tidying. */
const VACUUM_AFTER_TRANSACTIONS = 500;

type Store = { readonly client: PGlite; readonly witness: Witness; readonly marker: Marker };

async function createStore(dataDir: string, { clock, random }: EmbeddedParts): Promise<Store> {
  const marker: Marker = {
    format: 1,
    state: 'creating',
    instanceId: newId(random, 'ins'),
    schemaVersion: knownSchemaVersion(),
    rows: {},
  };
  writeMarker(dataDir, marker);
  const client = await createPglite({ folder: join(dataDir, 'pglite') });
  await migratePglite(client);
  await drizzle(client).execute(
    sql`insert into instance (name, value, updated_at) values ('instance_id', ${marker.instanceId}, ${clock.now().toISOString()})`,
  );
  return { client, witness: openWitness(dataDir), marker };
}

async function openClient(dataDir: string): Promise<PGlite> {
  try {
    return await createPglite({ folder: join(dataDir, 'pglite') });
  } catch {
    throw doesNotOpen(dataDir);
  }
}

async function reopenStore(dataDir: string, marker: Marker): Promise<Store> {
  const client = await openClient(dataDir);
  const witness = openWitness(dataDir);
  try {
    await assertNothingLost(drizzle(client), dataDir, { marker, heads: witness.heads.values() });
    await migratePglite(client);
    return { client, witness, marker: { ...marker, schemaVersion: knownSchemaVersion() } };
  } catch (error) {
    witness.close();
    await client.close();
    throw error;
  }
}

async function readAuditedHeads(tx: Tx): Promise<readonly AuditHead[]> {
  const tenants = auditedTenants();
  if (tenants.length === 0) return [];
  const wanted = sql.join(
    tenants.map((tenantId) => sql`${tenantId}`),
    sql`, `,
  );
  return queryRows<AuditHead>(
    tx,
    sql`select tenant_id as "tenantId", sequence, hash from audit_head where sequence > 0 and tenant_id in (${wanted})`,
  );
}

/** The embedded database has no autovacuum of its own. */
function scheduleVacuum(client: PGlite, log: Log): { countOne(): void; stop(): void } {
  let transactions = 0;
  const tidy = async (): Promise<void> => {
    if (transactions < VACUUM_AFTER_TRANSACTIONS) return;
    transactions = 0;
    await client.exec('VACUUM ANALYZE');
  };
  const timer = setInterval(() => {
    tidy().catch((cause: unknown) => log.error('db.vacuum_failed', { cause }));
  }, VACUUM_MILLISECONDS).unref();
  return {
    countOne: () => {
      transactions += 1;
    },
    stop: () => clearInterval(timer),
  };
}

function guardedDb(store: Store, dataDir: string, tools: { lock: WriterLock; log: Log }): Db {
  const { client, witness, marker } = store;
  const vacuum = scheduleVacuum(client, tools.log);
  const db = pgliteDb(client, {
    beforeCommit: readAuditedHeads,
    committed: (heads) => {
      vacuum.countOne();
      if (heads.length > 0) witness.note(heads);
    },
  });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    vacuum.stop();
    const rows = await db.asSystem(countRows);
    await client.close();
    witness.close();
    writeMarker(dataDir, { ...marker, state: 'closed', rows });
    await tools.lock.release();
  };
  // Whatever began before the stop is counted with the rest. A write behind the count would look, at the next start,
  // like a store that was tampered with.
  const unlessClosing = <T>(transaction: () => Promise<T>): Promise<T> =>
    closing === undefined ? transaction() : Promise.reject(new Error('The embedded database is being closed.'));
  return {
    ...db,
    inTenant: (tenantId, work) => unlessClosing(() => db.inTenant(tenantId, work)),
    asSystem: (work) => unlessClosing(() => db.asSystem(work)),
    watermark: (name) => unlessClosing(() => db.watermark(name)),
    close: () => (closing ??= close()),
  };
}

/**
 * Opens the embedded store of a data folder for this process alone: takes the writer lock, compares the files and
 * what they hold with the notes of the last time, brings the schema up to date.
 * @throws OperatorError when the folder is in use, damaged, or holds less than it must
 */
export async function openEmbeddedDb(dataDir: string, parts: EmbeddedParts): Promise<Db> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const lock = await acquireWriterLock(dataDir);
  try {
    const marker = readMarker(dataDir);
    const isNew = planStart(dataDir, marker) === 'create';
    const store = isNew || marker === null ? await createStore(dataDir, parts) : await reopenStore(dataDir, marker);
    writeMarker(dataDir, { ...store.marker, state: 'open' });
    return guardedDb(store, dataDir, { lock, log: parts.log });
  } catch (error) {
    await lock.release();
    throw error;
  }
}
