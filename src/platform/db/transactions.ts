import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { mayRunAgain } from './sql-state.ts';

export const APP_ROLE = 'cairn_app';
const ATTEMPTS = 4;

type Scope = { open: boolean; readonly audited: Set<string> };
const scopes = new AsyncLocalStorage<Scope>();

/**
 * Runs `begin` and refuses a second transaction started inside it. On PGlite that would wait for ever, on
 * PostgreSQL it would work by chance until the pool is empty: both must fail the same way, in the first test.
 */
export async function alone<T>(begin: () => Promise<T>): Promise<T> {
  if (scopes.getStore()?.open === true) {
    throw new Error('A transaction was started inside another one: pass the open `tx` down instead.');
  }
  const scope: Scope = { open: true, audited: new Set() };
  try {
    return await scopes.run(scope, begin);
  } finally {
    scope.open = false;
  }
}

/** Tells the running transaction that it lengthened the audit log of this tenant. */
export function noteAudited(tenantId: string): void {
  scopes.getStore()?.audited.add(tenantId);
}

/** The tenants whose audit log the running transaction lengthened, as far as it came. */
export function auditedTenants(): readonly string[] {
  return [...(scopes.getStore()?.audited ?? [])];
}

/** Runs a transaction again, at most three times, when the database took it back for the sake of another one. */
export async function withRetries<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= ATTEMPTS || !mayRunAgain(error)) throw error;
    }
  }
}

/** Puts the transaction under the row rules of one tenant, until it ends. */
export async function enterTenant(tx: Tx, tenantId: string): Promise<void> {
  if (tenantId === '') throw new Error('A tenant id is needed to work inside a tenant.');
  await tx.execute(sql`select set_config('role', ${APP_ROLE}, true), set_config('cairn.tenant', ${tenantId}, true)`);
}
