import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useTestDb } from '#tests/support/db.ts';
import { sqlState } from '../db/sql-state.ts';
import { auditEntry, auditHead } from './audit.tables.ts';
import { listAuditedTenants, recordAudit, verifyAuditChain } from './audit.ts';

const at = new Date('2027-03-01T09:00:00Z');
const record = (tenantId: string, objectId: string) => ({
  tenantId,
  actorId: 'per_signe',
  action: 'award.issue',
  objectId,
  at,
});

describe('the audit log', () => {
  const db = useTestDb();
  const write = (tenantId: string, objectId: string) =>
    db().inTenant(tenantId, (tx) => recordAudit(tx, { ...record(tenantId, objectId), after: { name: 'Mona Lie' } }));
  const verify = (tenantId: string) => db().asSystem((tx) => verifyAuditChain(tx, tenantId));
  const entries = (tenantId: string) =>
    db().asSystem((tx) => tx.select().from(auditEntry).where(eq(auditEntry.tenantId, tenantId)));

  it('is one unbroken chain for each organisation, also when many write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => write('org_many', `awd_${index}`)));
    const rows = await entries('org_many');
    expect(rows.map((row) => row.sequence).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await verify('org_many')).toMatchObject({ ok: true, entries: 20 });
    expect(await verify('org_without_log')).toMatchObject({ ok: true, entries: 0 });
    expect(await db().asSystem(listAuditedTenants)).toContain('org_many');
  });

  it('holds no word of the content, and the same content never looks the same twice', async () => {
    await write('org_quiet', 'awd_1');
    await write('org_quiet', 'awd_1');
    const [first, second] = await entries('org_quiet');
    expect(JSON.stringify([first, second])).not.toContain('Mona');
    expect(first?.afterHash).toMatch(/^[0-9a-f]{64}$/);
    expect(first?.afterHash).not.toBe(second?.afterHash);
    expect(first?.beforeHash).toBeNull();
  });

  it('leaves no entry behind when the work it records is undone', async () => {
    const undone = db().inTenant('org_undone', async (tx) => {
      await recordAudit(tx, record('org_undone', 'awd_1'));
      throw new Error('not awarded after all');
    });
    await expect(undone).rejects.toThrow('after all');
    expect(await entries('org_undone')).toEqual([]);
  });

  it('cannot be changed or shortened by the app itself', async () => {
    await write('org_fixed', 'awd_1');
    const change = db().inTenant('org_fixed', (tx) => tx.update(auditEntry).set({ actorId: 'per_other' }));
    await expect(change.catch((error: unknown) => sqlState(error))).resolves.toBe('42501');
    const shorten = db().inTenant('org_fixed', (tx) => tx.delete(auditEntry));
    await expect(shorten.catch((error: unknown) => sqlState(error))).resolves.toBe('42501');
  });

  it('still verifies after erasure has taken the salts away', async () => {
    await write('org_erased', 'awd_1');
    await db().inTenant('org_erased', (tx) => tx.update(auditEntry).set({ salt: null }));
    expect(await verify('org_erased')).toMatchObject({ ok: true, entries: 1 });
  });

  it('names the first entry that somebody with full access changed, took out or cut off', async () => {
    for (const tenantId of ['org_changed', 'org_gap', 'org_cut', 'org_head']) {
      for (const objectId of ['awd_1', 'awd_2', 'awd_3']) await write(tenantId, objectId);
    }
    const entry = (tenantId: string, sequence: number) =>
      and(eq(auditEntry.tenantId, tenantId), eq(auditEntry.sequence, sequence));
    await db().asSystem(async (tx) => {
      await tx.update(auditEntry).set({ actorId: 'per_other' }).where(entry('org_changed', 2));
      await tx.delete(auditEntry).where(entry('org_gap', 2));
      await tx.delete(auditEntry).where(entry('org_cut', 3));
      await tx.update(auditHead).set({ sequence: 2 }).where(eq(auditHead.tenantId, 'org_head'));
    });
    expect(await verify('org_changed')).toMatchObject({ ok: false, broken: { sequence: 2, reason: 'entry' } });
    expect(await verify('org_gap')).toMatchObject({ ok: false, broken: { sequence: 2, reason: 'gap' } });
    expect(await verify('org_cut')).toMatchObject({ ok: false, broken: { sequence: 3, reason: 'head' } });
    expect(await verify('org_head')).toMatchObject({ ok: false, broken: { sequence: 4, reason: 'head' } });
  });
});
