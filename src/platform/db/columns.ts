import { sql } from 'drizzle-orm';
import { customType, pgPolicy, pgRole, text, timestamp } from 'drizzle-orm/pg-core';

/** The role in which every tenant's work runs. Made by the first migration, so it is only named here. */
export const cairnApp = pgRole('cairn_app').existing();

/** Leads the primary key, and every foreign look-up, of a tenant-owned table. */
export const tenantId = () => text('tenant_id').notNull();

/** An instant that is always there, kept with its time zone, read as a Date. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull();

/** An instant that may be absent. */
export const maybeAt = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Raw bytes (`bytea`). Small things only: the whole value is held in memory. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
});

/**
 * The wall behind the checks in code: a row is seen and written only inside its own tenant. Spread it into the
 * extras of each tenant-owned table: `(t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('award')]`.
 */
export function tenantRules(tableName: string) {
  const ownTenant = sql`tenant_id = nullif(current_setting('cairn.tenant', true), '')`;
  return [
    pgPolicy(`${tableName}_own_tenant`, { for: 'all', to: cairnApp, using: ownTenant, withCheck: ownTenant }),
  ] as const;
}
