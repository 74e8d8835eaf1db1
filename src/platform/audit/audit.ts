import { and, asc, desc, eq, gt, lt, or } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { noteAudited } from '../db/transactions.ts';
import { systemRandom, type Random } from '../random.ts';
import { auditEntry, auditHead } from './audit.tables.ts';
import { chainStart, contentHash, entryHash, findBreak, type ChainBreak } from './chain.ts';

const SALT_BYTES = 16;
const PAGE = 1000;

export type AuditRecord = {
  readonly tenantId: string;
  readonly actorId: string;
  /** The person for whom the actor acted, e.g. a coach who answers for a learner. */
  readonly onBehalfOf?: string;
  /** `slice.did`, e.g. `award.issue`. */
  readonly action: string;
  readonly objectId: string;
  readonly at: Date;
  /** State before and after, as plain JSON values. Hashed with a salt of its own, never stored. */
  readonly before?: unknown;
  readonly after?: unknown;
};

export type ChainReport =
  | { readonly ok: true; readonly entries: number; readonly lastHash: string }
  | { readonly ok: false; readonly entries: number; readonly broken: ChainBreak };

/**
 * Adds one entry to the tenant's chain, in the caller's transaction: both happen or neither. Writers of one tenant
 * take turns on the head row until their transaction ends, so record as late in the transaction as you can.
 */
export async function recordAudit(tx: Tx, record: AuditRecord, random: Random = systemRandom): Promise<void> {
  const { tenantId } = record;
  await tx
    .insert(auditHead)
    .values({ tenantId, sequence: 0, hash: chainStart(tenantId) })
    .onConflictDoNothing();
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.tenantId, tenantId)).for('update');
  if (head === undefined) throw new Error('The audit log of this tenant has no head.');
  const salt = random.bytes(SALT_BYTES);
  const entry = {
    tenantId,
    sequence: head.sequence + 1,
    at: record.at,
    actorId: record.actorId,
    onBehalfOf: record.onBehalfOf ?? null,
    action: record.action,
    objectId: record.objectId,
    beforeHash: contentHash(salt, record.before),
    afterHash: contentHash(salt, record.after),
    previousHash: head.hash,
  };
  const hash = entryHash(entry);
  await tx.insert(auditEntry).values({ ...entry, salt, hash });
  await tx.update(auditHead).set({ sequence: entry.sequence, hash }).where(eq(auditHead.tenantId, tenantId));
  noteAudited(tenantId);
}

/**
 * Takes the salts away from everything that a person did or that was done for or to them: its hashes can no longer be
 * tied to any content, while the chain stays whole. For erasure.
 */
export async function forgetAuditContent(tx: Tx, tenantId: string, personId: string): Promise<void> {
  const { actorId, onBehalfOf, objectId } = auditEntry;
  await tx
    .update(auditEntry)
    .set({ salt: null })
    .where(
      and(
        eq(auditEntry.tenantId, tenantId),
        or(eq(actorId, personId), eq(onBehalfOf, personId), eq(objectId, personId)),
      ),
    );
}

export type AuditLine = {
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: string;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly objectId: string;
};

/** The log as people read it, the last entry first; pass the last sequence seen to go on. */
export async function listAudit(
  tx: Tx,
  tenantId: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly AuditLine[]> {
  const { sequence, at, actorId, onBehalfOf, action, objectId } = auditEntry;
  return tx
    .select({ sequence, at, actorId, onBehalfOf, action, objectId })
    .from(auditEntry)
    .where(and(eq(auditEntry.tenantId, tenantId), page.before === null ? undefined : lt(sequence, page.before)))
    .orderBy(desc(sequence))
    .limit(page.limit);
}

/** Reads a tenant's whole chain, a page at a time, and names the first thing that does not fit. */
export async function verifyAuditChain(tx: Tx, tenantId: string): Promise<ChainReport> {
  let last = { sequence: 0, hash: chainStart(tenantId) };
  for (;;) {
    const page = await tx
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.tenantId, tenantId), gt(auditEntry.sequence, last.sequence)))
      .orderBy(asc(auditEntry.sequence))
      .limit(PAGE);
    for (const entry of page) {
      const broken = findBreak(last, entry);
      if (broken !== null) return { ok: false, entries: last.sequence, broken };
      last = { sequence: entry.sequence, hash: entry.hash };
    }
    if (page.length < PAGE) break;
  }
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.tenantId, tenantId));
  const expected = head ?? { sequence: 0, hash: chainStart(tenantId) };
  return expected.sequence === last.sequence && expected.hash === last.hash
    ? { ok: true, entries: last.sequence, lastHash: last.hash }
    : { ok: false, entries: last.sequence, broken: { sequence: last.sequence + 1, reason: 'head' } };
}

/** Every tenant that has an audit log; for the operator, as system. */
export async function listAuditedTenants(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.select({ tenantId: auditHead.tenantId }).from(auditHead).orderBy(asc(auditHead.tenantId));
  return rows.map((row) => row.tenantId);
}
