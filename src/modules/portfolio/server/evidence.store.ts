import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Evidence, EvidenceCheck, EvidenceTest } from '../portfolio.schemas.ts';
import { evidence, evidenceCheck } from './portfolio.tables.ts';

type Row = typeof evidence.$inferSelect;
type Checks = Evidence['checks'];

const isOf = (tenantId: string, id: string) => and(eq(evidence.tenantId, tenantId), eq(evidence.id, id));

async function checksOf(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, Checks>> {
  const [first] = rows;
  if (first === undefined) return new Map();
  const ids = rows.map(({ id }) => id);
  const ticks = await tx
    .select()
    .from(evidenceCheck)
    .where(and(eq(evidenceCheck.tenantId, first.tenantId), inArray(evidenceCheck.evidenceId, ids)));
  const found = new Map<string, Partial<Record<EvidenceTest, EvidenceCheck>>>();
  for (const { evidenceId, test, checkedBy, checkedAt } of ticks) {
    found.set(evidenceId, { ...found.get(evidenceId), [test]: { by: checkedBy, at: checkedAt } });
  }
  return found;
}

function toEvidence({ text, fileId, tenantId: _, createdAt: __, ...row }: Row, checks: Checks): Evidence {
  return { ...row, ...(text === null ? {} : { text }), ...(fileId === null ? {} : { fileId }), checks };
}

async function withChecks(tx: Tx, rows: readonly Row[]): Promise<readonly Evidence[]> {
  const checks = await checksOf(tx, rows);
  return rows.map((row) => toEvidence(row, checks.get(row.id) ?? {}));
}

export async function findEvidence(tx: Tx, tenantId: string, id: string): Promise<Evidence | null> {
  const rows = await tx.select().from(evidence).where(isOf(tenantId, id));
  const [found] = await withChecks(tx, rows);
  return found ?? null;
}

export type EvidenceQuery = {
  readonly tenantId: string;
  readonly learnerId: string;
  readonly achievementId?: string;
};

/** Proof of one learner, newest work first, private pieces included: who may see which is the caller's decision. */
export async function listAllEvidence(tx: Tx, query: EvidenceQuery): Promise<readonly Evidence[]> {
  const rows = await tx
    .select()
    .from(evidence)
    .where(
      and(
        eq(evidence.tenantId, query.tenantId),
        eq(evidence.learnerId, query.learnerId),
        ...(query.achievementId === undefined ? [] : [eq(evidence.achievementId, query.achievementId)]),
      ),
    )
    .orderBy(desc(evidence.madeAt), desc(evidence.id));
  return withChecks(tx, rows);
}

/** What the learner shares with those who accompany and judge her. */
export async function listEvidence(tx: Tx, query: EvidenceQuery): Promise<readonly Evidence[]> {
  const all = await listAllEvidence(tx, query);
  return all.filter(({ visibility }) => visibility === 'shared');
}

export type NewEvidence = Omit<Evidence, 'checks'> & { readonly tenantId: string; readonly createdAt: Date };

export async function insertEvidence(tx: Tx, { text, fileId, ...added }: NewEvidence): Promise<void> {
  await tx.insert(evidence).values({ ...added, text: text ?? null, fileId: fileId ?? null });
}

export async function deleteEvidence(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.delete(evidenceCheck).where(and(eq(evidenceCheck.tenantId, tenantId), eq(evidenceCheck.evidenceId, id)));
  await tx.delete(evidence).where(isOf(tenantId, id));
}

export type SavedChecks = {
  readonly tenantId: string;
  readonly evidenceId: string;
  readonly passed: readonly EvidenceTest[];
  readonly by: string;
  readonly at: Date;
};

/** Sets the ticks of one proof. A tick that was there keeps who gave it and when. */
export async function saveEvidenceChecks(tx: Tx, { tenantId, evidenceId, passed, by, at }: SavedChecks): Promise<void> {
  const known = await tx
    .select({ test: evidenceCheck.test })
    .from(evidenceCheck)
    .where(and(eq(evidenceCheck.tenantId, tenantId), eq(evidenceCheck.evidenceId, evidenceId)));
  const gone = known.map(({ test }) => test).filter((test) => !passed.includes(test));
  for (const test of gone) {
    await tx
      .delete(evidenceCheck)
      .where(
        and(
          eq(evidenceCheck.tenantId, tenantId),
          eq(evidenceCheck.evidenceId, evidenceId),
          eq(evidenceCheck.test, test),
        ),
      );
  }
  for (const test of passed) {
    await tx
      .insert(evidenceCheck)
      .values({ tenantId, evidenceId, test, checkedBy: by, checkedAt: at })
      .onConflictDoNothing();
  }
}
