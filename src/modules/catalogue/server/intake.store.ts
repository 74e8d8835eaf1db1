import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { intake, intakeRow } from './intake.tables.ts';

export type IntakeRecord = typeof intake.$inferSelect;
export type IntakeRowRecord = typeof intakeRow.$inferSelect;
type Ref = { readonly tenantId: string; readonly id: string };

const isThis = ({ tenantId, id }: Ref) => and(eq(intake.tenantId, tenantId), eq(intake.id, id));
const rowsOf = ({ tenantId, id }: Ref) => and(eq(intakeRow.tenantId, tenantId), eq(intakeRow.intakeId, id));
/** Good rows that are to come in and made no design yet. */
const waiting = (ref: Ref) =>
  and(rowsOf(ref), isNotNull(intakeRow.content), isNull(intakeRow.achievementId), eq(intakeRow.isLeftOut, false));

const ROWS_A_STATEMENT = 200;

export async function insertIntake(
  tx: Tx,
  record: typeof intake.$inferInsert,
  rows: readonly (typeof intakeRow.$inferInsert)[],
): Promise<void> {
  await tx.insert(intake).values(record);
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await tx.insert(intakeRow).values(rows.slice(from, from + ROWS_A_STATEMENT));
  }
}

export async function findIntake(tx: Tx, ref: Ref): Promise<IntakeRecord | null> {
  const [found] = await tx.select().from(intake).where(isThis(ref));
  return found ?? null;
}

/** The same, held until this transaction ends, so that one stretch is done by one hand. */
export async function lockIntake(tx: Tx, ref: Ref): Promise<IntakeRecord | null> {
  const [found] = await tx.select().from(intake).where(isThis(ref)).for('update');
  return found ?? null;
}

export async function findSameFile(tx: Tx, tenantId: string, fileHash: string): Promise<string | null> {
  const [found] = await tx
    .select({ id: intake.id })
    .from(intake)
    .where(and(eq(intake.tenantId, tenantId), eq(intake.fileHash, fileHash)))
    .limit(1);
  return found?.id ?? null;
}

export const listIntakes = (tx: Tx, tenantId: string) =>
  tx
    .select()
    .from(intake)
    .where(eq(intake.tenantId, tenantId))
    .orderBy(desc(intake.createdAt), desc(intake.id))
    .limit(20);

/** Everything but the designs themselves, which a page of a thousand rows does not show. */
export const listRows = (tx: Tx, ref: Ref) =>
  tx
    .select({
      position: intakeRow.position,
      sheet: intakeRow.sheet,
      row: intakeRow.row,
      title: intakeRow.title,
      said: intakeRow.said,
      faults: intakeRow.faults,
      isGood: sql<boolean>`${intakeRow.content} is not null`,
      isLeftOut: intakeRow.isLeftOut,
      achievementId: intakeRow.achievementId,
    })
    .from(intakeRow)
    .where(rowsOf(ref))
    .orderBy(asc(intakeRow.position));
export type ListedRow = Awaited<ReturnType<typeof listRows>>[number];

export const nextRows = (tx: Tx, ref: Ref, most: number): Promise<readonly IntakeRowRecord[]> =>
  tx.select().from(intakeRow).where(waiting(ref)).orderBy(asc(intakeRow.position)).limit(most);

export async function countWaiting(tx: Tx, ref: Ref): Promise<number> {
  const [found] = await tx.select({ rows: count() }).from(intakeRow).where(waiting(ref));
  return found?.rows ?? 0;
}

export async function markTaken(tx: Tx, row: IntakeRowRecord, achievementId: string): Promise<void> {
  await tx
    .update(intakeRow)
    .set({ achievementId })
    .where(
      and(
        eq(intakeRow.tenantId, row.tenantId),
        eq(intakeRow.intakeId, row.intakeId),
        eq(intakeRow.position, row.position),
      ),
    );
}

/** Whether a good row comes in; says whether there is such a row. */
export async function markLeftOut(
  tx: Tx,
  ref: Ref,
  row: { readonly position: number; readonly isLeftOut: boolean },
): Promise<boolean> {
  const changed = await tx
    .update(intakeRow)
    .set({ isLeftOut: row.isLeftOut })
    .where(and(rowsOf(ref), eq(intakeRow.position, row.position), isNotNull(intakeRow.content)))
    .returning({ position: intakeRow.position });
  return changed.length > 0;
}

export async function updateIntake(
  tx: Tx,
  ref: Ref,
  values: { readonly startedAt?: Date; readonly finishedAt?: Date },
): Promise<void> {
  await tx.update(intake).set(values).where(isThis(ref));
}

export async function deleteIntake(tx: Tx, ref: Ref): Promise<void> {
  await tx.delete(intakeRow).where(rowsOf(ref));
  await tx.delete(intake).where(isThis(ref));
}
