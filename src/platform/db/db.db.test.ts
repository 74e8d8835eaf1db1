import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useTestDb } from '#tests/support/db.ts';
import { file } from '../files/files.tables.ts';
import { storeFile } from '../files/files.ts';
import { queryRows } from './db.ts';
import { isUniqueViolation, sqlState } from './sql-state.ts';

const at = new Date('2027-03-01T09:00:00Z');
const note = (tenantId: string, id: string) => ({
  tenantId,
  id,
  ownerId: 'per_a',
  mediaType: 'text/plain',
  bytes: new Uint8Array([1, 2, 3]),
  at,
});

describe('the database', () => {
  const db = useTestDb();

  it('steps down to a role without rights of ownership while it works for a tenant', async () => {
    const read = sql`select current_user as role, current_setting('cairn.tenant', true) as tenant`;
    const [inside] = await db().inTenant('org_a', (tx) => queryRows<{ role: string; tenant: string }>(tx, read));
    const [outside] = await db().asSystem((tx) => queryRows<{ role: string; tenant: string }>(tx, read));
    expect(inside).toEqual({ role: 'cairn_app', tenant: 'org_a' });
    expect(outside?.role).not.toBe('cairn_app');
    expect(outside?.tenant ?? '').toBe('');
  });

  it('shows and lets one organisation change its own rows only, even when the code forgets to ask', async () => {
    await db().inTenant('org_a', (tx) => storeFile(tx, note('org_a', 'fil_1')));
    await db().inTenant('org_b', async (tx) => {
      expect(await tx.select().from(file)).toEqual([]);
      await tx.delete(file);
      await tx.update(file).set({ ownerId: 'per_thief' });
    });
    const refused = db().inTenant('org_b', (tx) => storeFile(tx, note('org_a', 'fil_2')));
    await expect(refused.catch((error: unknown) => sqlState(error))).resolves.toBe('42501');
    const kept = await db().inTenant('org_a', (tx) => tx.select().from(file));
    expect(kept.map((row) => [row.id, row.ownerId])).toEqual([['fil_1', 'per_a']]);
  });

  it('refuses work for a tenant without a name', async () => {
    await expect(db().inTenant('', (tx) => tx.select().from(file))).rejects.toThrow('tenant id');
  });

  it('keeps what was written when the work returns, and nothing when it throws', async () => {
    const broken = db().inTenant('org_c', async (tx) => {
      await storeFile(tx, note('org_c', 'fil_1'));
      throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
    await db().inTenant('org_c', (tx) => storeFile(tx, note('org_c', 'fil_2')));
    const rows = await db().asSystem((tx) => tx.select().from(file).where(eq(file.tenantId, 'org_c')));
    expect(rows.map((row) => row.id)).toEqual(['fil_2']);
  });

  it('refuses a transaction inside a transaction instead of waiting for itself', async () => {
    const nested = db().inTenant('org_a', () => db().asSystem((tx) => tx.select().from(file)));
    await expect(nested).rejects.toThrow('inside another');
    await expect(db().inTenant('org_a', (tx) => tx.select().from(file))).resolves.toHaveLength(1);
  });

  it('tells a doubled row apart from other errors', async () => {
    await db().inTenant('org_d', (tx) => storeFile(tx, note('org_d', 'fil_1')));
    const error: unknown = await db()
      .inTenant('org_d', (tx) => storeFile(tx, note('org_d', 'fil_1')))
      .catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'file_tenant_id_id_pk')).toBe(true);
    expect(isUniqueViolation(error, 'another_constraint')).toBe(false);
  });

  it('finds words despite accents and typing errors', async () => {
    const [row] = await db().asSystem((tx) =>
      queryRows<{ folded: string; alike: number }>(
        tx,
        sql`select unaccent('Økologi') as folded, similarity('recycling', 'recyling')::float8 as alike`,
      ),
    );
    expect(row?.folded).toBe('Okologi');
    expect(row?.alike).toBeGreaterThan(0.5);
  });
});
