import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Answer, Answers } from '../sheet.types.ts';
import {
  worksheet,
  worksheetAgreement,
  worksheetAnswer,
  worksheetComment,
  worksheetTask,
  worksheetVersion,
} from './institution.tables.ts';

export type SheetRow = Omit<typeof worksheet.$inferSelect, 'tenantId'>;
type Unboxed<T extends { readonly value: { readonly answer: Answer } }> = Omit<T, 'value' | 'tenantId' | 'sheetId'> & {
  readonly value: Answer;
};
export type AnswerRow = Unboxed<typeof worksheetAnswer.$inferSelect>;
export type VersionRow = Unboxed<typeof worksheetVersion.$inferSelect>;
export type CommentRow = Omit<typeof worksheetComment.$inferSelect, 'tenantId' | 'sheetId'>;
export type TaskRow = Omit<typeof worksheetTask.$inferSelect, 'tenantId'>;

export type SheetRef = { readonly tenantId: string; readonly sheetId: string };

const isSheet = ({ tenantId, sheetId }: SheetRef) => and(eq(worksheet.tenantId, tenantId), eq(worksheet.id, sheetId));

export async function insertSheet(tx: Tx, tenantId: string, row: SheetRow): Promise<void> {
  await tx.insert(worksheet).values({ tenantId, ...row });
}

export async function findSheet(tx: Tx, ref: SheetRef): Promise<SheetRow | null> {
  const [row] = await tx.select().from(worksheet).where(isSheet(ref));
  return row ?? null;
}

/** The sheet, held until the transaction ends: savers of one sheet take turns, so that none overtakes a check. */
export async function lockSheet(tx: Tx, ref: SheetRef): Promise<SheetRow | null> {
  const [row] = await tx.select().from(worksheet).where(isSheet(ref)).for('update');
  return row ?? null;
}

export async function updateSheet(tx: Tx, ref: SheetRef, change: Partial<SheetRow>): Promise<void> {
  await tx.update(worksheet).set(change).where(isSheet(ref));
}

const MOST_SHEETS = 500;

/** The sheets of an organisation, the one changed last first. */
export async function listSheets(tx: Tx, tenantId: string): Promise<readonly SheetRow[]> {
  return tx
    .select()
    .from(worksheet)
    .where(eq(worksheet.tenantId, tenantId))
    .orderBy(desc(worksheet.updatedAt), desc(worksheet.id))
    .limit(MOST_SHEETS);
}

export async function listAnswers(tx: Tx, { tenantId, sheetId }: SheetRef): Promise<readonly AnswerRow[]> {
  const rows = await tx
    .select()
    .from(worksheetAnswer)
    .where(and(eq(worksheetAnswer.tenantId, tenantId), eq(worksheetAnswer.sheetId, sheetId)));
  return rows.map(({ value, ...row }) => ({ ...row, value: value.answer }));
}

/** The answers of several sheets at once, by sheet. */
export async function answersOf(
  tx: Tx,
  tenantId: string,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, Answers>> {
  if (sheetIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(worksheetAnswer)
    .where(and(eq(worksheetAnswer.tenantId, tenantId), inArray(worksheetAnswer.sheetId, [...sheetIds])));
  const found = new Map<string, Record<string, Answer>>();
  for (const { sheetId, fieldId, value } of rows)
    found.set(sheetId, { ...found.get(sheetId), [fieldId]: value.answer });
  return found;
}

export async function putAnswer(tx: Tx, { tenantId, sheetId }: SheetRef, row: AnswerRow): Promise<void> {
  const { savedBy, savedAt } = row;
  const value = { answer: row.value };
  await tx
    .insert(worksheetAnswer)
    .values({ tenantId, sheetId, ...row, value })
    .onConflictDoUpdate({
      target: [worksheetAnswer.tenantId, worksheetAnswer.sheetId, worksheetAnswer.fieldId],
      set: { value, savedBy, savedAt },
    });
}

export async function keepVersion(tx: Tx, { tenantId, sheetId }: SheetRef, row: VersionRow): Promise<void> {
  await tx.insert(worksheetVersion).values({ tenantId, sheetId, ...row, value: { answer: row.value } });
}

/** What stood in the fields before and what was set aside, the newest first. */
export async function listVersions(tx: Tx, { tenantId, sheetId }: SheetRef): Promise<readonly VersionRow[]> {
  const rows = await tx
    .select()
    .from(worksheetVersion)
    .where(and(eq(worksheetVersion.tenantId, tenantId), eq(worksheetVersion.sheetId, sheetId)))
    .orderBy(desc(worksheetVersion.writtenAt), desc(worksheetVersion.id))
    .limit(200);
  return rows.map(({ value, ...row }) => ({ ...row, value: value.answer }));
}

/** Every waiting version of one field is settled: somebody has looked and chosen. */
export async function settleVersions(
  tx: Tx,
  { tenantId, sheetId }: SheetRef,
  settled: { readonly fieldId: string; readonly at: Date },
): Promise<void> {
  await tx
    .update(worksheetVersion)
    .set({ settledAt: settled.at })
    .where(
      and(
        eq(worksheetVersion.tenantId, tenantId),
        eq(worksheetVersion.sheetId, sheetId),
        eq(worksheetVersion.fieldId, settled.fieldId),
        eq(worksheetVersion.kind, 'set_aside'),
        isNull(worksheetVersion.settledAt),
      ),
    );
}

/** One version is settled. */
export async function settleVersion(
  tx: Tx,
  { tenantId, sheetId }: SheetRef,
  settled: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { tenantId: tenant, sheetId: sheet, id } = worksheetVersion;
  await tx
    .update(worksheetVersion)
    .set({ settledAt: settled.at })
    .where(and(eq(tenant, tenantId), eq(sheet, sheetId), eq(id, settled.id)));
}

export async function listAgreed(tx: Tx, { tenantId, sheetId }: SheetRef): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ partId: worksheetAgreement.partId })
    .from(worksheetAgreement)
    .where(and(eq(worksheetAgreement.tenantId, tenantId), eq(worksheetAgreement.sheetId, sheetId)));
  return new Set(rows.map(({ partId }) => partId));
}

export async function agree(
  tx: Tx,
  { tenantId, sheetId }: SheetRef,
  agreement: { readonly partId: string; readonly agreedBy: string; readonly agreedAt: Date },
): Promise<void> {
  await tx
    .insert(worksheetAgreement)
    .values({ tenantId, sheetId, ...agreement })
    .onConflictDoNothing();
}

export async function disagree(tx: Tx, { tenantId, sheetId }: SheetRef, partIds: readonly string[]): Promise<void> {
  if (partIds.length === 0) return;
  const { tenantId: tenant, sheetId: sheet, partId } = worksheetAgreement;
  await tx
    .delete(worksheetAgreement)
    .where(and(eq(tenant, tenantId), eq(sheet, sheetId), inArray(partId, [...partIds])));
}

export async function insertComment(tx: Tx, { tenantId, sheetId }: SheetRef, row: CommentRow): Promise<void> {
  await tx.insert(worksheetComment).values({ tenantId, sheetId, ...row });
}

export async function listComments(tx: Tx, { tenantId, sheetId }: SheetRef): Promise<readonly CommentRow[]> {
  return tx
    .select()
    .from(worksheetComment)
    .where(and(eq(worksheetComment.tenantId, tenantId), eq(worksheetComment.sheetId, sheetId)))
    .orderBy(asc(worksheetComment.writtenAt), asc(worksheetComment.id));
}

export async function settleComment(
  tx: Tx,
  { tenantId, sheetId }: SheetRef,
  settled: { readonly id: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const { tenantId: tenant, sheetId: sheet, id } = worksheetComment;
  await tx
    .update(worksheetComment)
    .set({ settledBy: settled.by, settledAt: settled.at })
    .where(and(eq(tenant, tenantId), eq(sheet, sheetId), eq(id, settled.id), isNull(worksheetComment.settledAt)));
}

/** Asking the same person again changes the day. */
export async function putTask(tx: Tx, tenantId: string, row: TaskRow): Promise<void> {
  const { dueOn, askedBy, askedAt } = row;
  await tx
    .insert(worksheetTask)
    .values({ tenantId, ...row })
    .onConflictDoUpdate({
      target: [worksheetTask.tenantId, worksheetTask.sheetId, worksheetTask.personId],
      set: { dueOn, askedBy, askedAt },
    });
}

export async function removeTask(tx: Tx, { tenantId, sheetId }: SheetRef, personId: string): Promise<void> {
  const { tenantId: tenant, sheetId: sheet, personId: person } = worksheetTask;
  await tx.delete(worksheetTask).where(and(eq(tenant, tenantId), eq(sheet, sheetId), eq(person, personId)));
}

export async function listTasks(tx: Tx, tenantId: string): Promise<readonly TaskRow[]> {
  return tx
    .select()
    .from(worksheetTask)
    .where(eq(worksheetTask.tenantId, tenantId))
    .orderBy(asc(worksheetTask.askedAt));
}
