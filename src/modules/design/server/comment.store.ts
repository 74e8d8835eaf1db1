import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { designComment } from './review-talk.tables.ts';

export type CommentRow = typeof designComment.$inferSelect;

const isOf = (tenantId: string, id: string) => and(eq(designComment.tenantId, tenantId), eq(designComment.id, id));

export async function insertComment(tx: Tx, row: typeof designComment.$inferInsert): Promise<void> {
  await tx.insert(designComment).values(row);
}

export async function findComment(tx: Tx, tenantId: string, id: string): Promise<CommentRow | null> {
  const [row] = await tx.select().from(designComment).where(isOf(tenantId, id)).for('update');
  return row ?? null;
}

/** Everything said about a design, oldest first. */
export async function listComments(tx: Tx, tenantId: string, achievementId: string): Promise<readonly CommentRow[]> {
  return tx
    .select()
    .from(designComment)
    .where(and(eq(designComment.tenantId, tenantId), eq(designComment.achievementId, achievementId)))
    .orderBy(asc(designComment.writtenAt), asc(designComment.id));
}

export async function markSettled(
  tx: Tx,
  ref: { readonly tenantId: string; readonly id: string },
  settled: { readonly by: string; readonly at: Date } | null,
): Promise<void> {
  await tx
    .update(designComment)
    .set({ settledBy: settled?.by ?? null, settledAt: settled?.at ?? null })
    .where(isOf(ref.tenantId, ref.id));
}
