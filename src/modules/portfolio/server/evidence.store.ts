import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { EVIDENCE_TESTS, type Evidence, type EvidenceCheck, type EvidenceTest } from '../evidence.schemas.ts';
import { heldAmong } from './evidence-holds.ts';
import { evidence, evidenceCheck, evidenceHold } from './evidence.tables.ts';

type Row = typeof evidence.$inferSelect;
type Checks = Evidence['checks'];
type Found = { readonly checks: Checks; readonly doubts: Checks };
type Marks = Found & { readonly isHeld: boolean };

const NOTHING: Found = { checks: {}, doubts: {} };

const isOf = (tenantId: string, id: string) => and(eq(evidence.tenantId, tenantId), eq(evidence.id, id));

async function checksOf(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, Found>> {
  const [first] = rows;
  if (first === undefined) return new Map();
  const ids = rows.map(({ id }) => id);
  const looks = await tx
    .select()
    .from(evidenceCheck)
    .where(and(eq(evidenceCheck.tenantId, first.tenantId), inArray(evidenceCheck.evidenceId, ids)));
  const found = new Map<string, Found>();
  for (const { evidenceId, test, isPassed, note, checkedBy, checkedAt } of looks) {
    const before = found.get(evidenceId) ?? NOTHING;
    const check: EvidenceCheck = { by: checkedBy, at: checkedAt, ...(note === null ? {} : { note }) };
    const where = isPassed ? 'checks' : 'doubts';
    found.set(evidenceId, { ...before, [where]: { ...before[where], [test]: check } });
  }
  return found;
}

/** A column that is empty has no property. */
const filled = <T extends Readonly<Record<string, unknown>>>(columns: T) =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>;
  };

function toEvidence(row: Row, marks: Marks): Evidence {
  const { id, learnerId, achievementId, kind, title, criteria, createdBy, createdByRole, madeAt, visibility } = row;
  const { text, fileId, link, ownWorkAt, depicted, reconfirmedAt } = row;
  return {
    ...{ id, learnerId, achievementId, kind, title, criteria, createdBy, createdByRole, madeAt, visibility },
    ...filled({ text, fileId, link, ownWorkAt, depicted, reconfirmedAt }),
    ...marks,
  };
}

async function withMarks(tx: Tx, rows: readonly Row[]): Promise<readonly Evidence[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const checks = await checksOf(tx, rows);
  const ids = rows.map(({ id }) => id);
  const held = await heldAmong(tx, first.tenantId, ids);
  return rows.map((row) => toEvidence(row, { ...(checks.get(row.id) ?? NOTHING), isHeld: held.has(row.id) }));
}

export async function findEvidence(tx: Tx, tenantId: string, id: string): Promise<Evidence | null> {
  const rows = await tx.select().from(evidence).where(isOf(tenantId, id));
  const [found] = await withMarks(tx, rows);
  return found ?? null;
}

/** The same, and until the transaction ends nobody else changes it. */
export async function lockEvidence(tx: Tx, tenantId: string, id: string): Promise<Evidence | null> {
  await tx.select({ id: evidence.id }).from(evidence).where(isOf(tenantId, id)).for('update');
  return findEvidence(tx, tenantId, id);
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
  return withMarks(tx, rows);
}

/** What the learner shares with those who judge her. */
export async function listEvidence(tx: Tx, query: EvidenceQuery): Promise<readonly Evidence[]> {
  const all = await listAllEvidence(tx, query);
  return all.filter(({ visibility }) => visibility === 'shared');
}

/** What many learners share with those who judge them, in one question to the database. */
export async function listEvidenceOf(
  tx: Tx,
  tenantId: string,
  learnerIds: readonly string[],
): Promise<readonly Evidence[]> {
  if (learnerIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(evidence)
    .where(
      and(
        eq(evidence.tenantId, tenantId),
        inArray(evidence.learnerId, [...learnerIds]),
        eq(evidence.visibility, 'shared'),
      ),
    )
    .orderBy(desc(evidence.madeAt), desc(evidence.id));
  return withMarks(tx, rows);
}

/** What the learner shares with those who accompany her: more than what she shares with those who judge. */
export async function listEvidenceForCoach(tx: Tx, query: EvidenceQuery): Promise<readonly Evidence[]> {
  const all = await listAllEvidence(tx, query);
  return all.filter(({ visibility }) => visibility !== 'private');
}

export type NewEvidence = Omit<Evidence, 'checks' | 'doubts' | 'isHeld'> & {
  readonly tenantId: string;
  readonly createdAt: Date;
};

export async function insertEvidence(tx: Tx, added: NewEvidence): Promise<void> {
  await tx.insert(evidence).values(added);
}

export type EvidenceChange = {
  readonly tenantId: string;
  readonly id: string;
  readonly set: Partial<Pick<Row, 'criteria' | 'visibility' | 'fileId' | 'reconfirmedAt' | 'reconfirmedBy'>>;
};

export async function changeEvidence(tx: Tx, { tenantId, id, set }: EvidenceChange): Promise<void> {
  await tx.update(evidence).set(set).where(isOf(tenantId, id));
}

export async function deleteEvidence(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.delete(evidenceCheck).where(and(eq(evidenceCheck.tenantId, tenantId), eq(evidenceCheck.evidenceId, id)));
  await tx.delete(evidenceHold).where(and(eq(evidenceHold.tenantId, tenantId), eq(evidenceHold.evidenceId, id)));
  await tx.delete(evidence).where(isOf(tenantId, id));
}

export type SavedChecks = {
  readonly tenantId: string;
  readonly evidenceId: string;
  readonly passed: readonly EvidenceTest[];
  /** Words beside a test, passed or not. A test that is neither passed nor has a note was not looked at. */
  readonly notes?: Readonly<Partial<Record<EvidenceTest, string>>>;
  readonly by: string;
  readonly at: Date;
};

/** Sets what was found about the five tests of one proof. A finding that stays as it was keeps who made it and when. */
export async function saveEvidenceChecks(tx: Tx, saved: SavedChecks): Promise<void> {
  const { tenantId, evidenceId, passed, notes = {}, by, at } = saved;
  const ofProof = and(eq(evidenceCheck.tenantId, tenantId), eq(evidenceCheck.evidenceId, evidenceId));
  const found = EVIDENCE_TESTS.flatMap((test) => {
    const isPassed = passed.includes(test);
    const note = notes[test] ?? '';
    return isPassed || note !== '' ? [{ test, isPassed, note: note === '' ? null : note }] : [];
  });
  const gone = EVIDENCE_TESTS.filter((test) => found.every((kept) => kept.test !== test));
  if (gone.length > 0) await tx.delete(evidenceCheck).where(and(ofProof, inArray(evidenceCheck.test, gone)));
  for (const row of found) {
    await tx
      .insert(evidenceCheck)
      .values({ tenantId, evidenceId, ...row, checkedBy: by, checkedAt: at })
      .onConflictDoUpdate({
        target: [evidenceCheck.tenantId, evidenceCheck.evidenceId, evidenceCheck.test],
        set: { isPassed: row.isPassed, note: row.note, checkedBy: by, checkedAt: at },
        setWhere: sql`${evidenceCheck.isPassed} <> ${row.isPassed} or ${evidenceCheck.note} is distinct from ${row.note}`,
      });
  }
}
