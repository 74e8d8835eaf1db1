import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import type { DraftState } from '../review.rules.ts';
import {
  achievement,
  achievementDraft,
  achievementDraftRevision,
  achievementEvent,
  achievementVersion,
} from './design.tables.ts';

export type Draft = {
  readonly achievementId: string;
  readonly basedOnVersion: number | null;
  readonly state: DraftState;
  readonly descriptor: DesignContent['descriptor'];
  readonly plan: DesignContent['plan'];
  readonly revision: number;
  readonly authorId: string;
  readonly editorIds: readonly string[];
  readonly updatedBy: string;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
};

export type AchievementRow = typeof achievement.$inferSelect;
export type HistoryEntry = typeof achievementEvent.$inferSelect;

const ofDraft = (tenantId: string, achievementId: string) =>
  and(eq(achievementDraft.tenantId, tenantId), eq(achievementDraft.achievementId, achievementId));

export async function insertAchievement(tx: Tx, row: typeof achievement.$inferInsert): Promise<void> {
  await tx.insert(achievement).values(row);
}

export async function listAchievements(tx: Tx, tenantId: string): Promise<readonly AchievementRow[]> {
  return tx
    .select()
    .from(achievement)
    .where(eq(achievement.tenantId, tenantId))
    .orderBy(desc(achievement.createdAt), asc(achievement.id));
}

export async function markRetired(tx: Tx, row: { tenantId: string; id: string; by: string; at: Date }): Promise<void> {
  await tx
    .update(achievement)
    .set({ retiredAt: row.at, retiredBy: row.by })
    .where(and(eq(achievement.tenantId, row.tenantId), eq(achievement.id, row.id)));
}

export async function findDraft(tx: Tx, tenantId: string, achievementId: string): Promise<Draft | null> {
  const [row] = await tx.select().from(achievementDraft).where(ofDraft(tenantId, achievementId));
  return row ?? null;
}

/** The same, held until the transaction ends: two savers take turns. */
export async function lockDraft(tx: Tx, tenantId: string, achievementId: string): Promise<Draft | null> {
  const [row] = await tx.select().from(achievementDraft).where(ofDraft(tenantId, achievementId)).for('update');
  return row ?? null;
}

export async function listDrafts(tx: Tx, tenantId: string): Promise<readonly Draft[]> {
  return tx.select().from(achievementDraft).where(eq(achievementDraft.tenantId, tenantId));
}

/** A new working copy with its first revision. */
export async function insertDraft(tx: Tx, tenantId: string, draft: Draft): Promise<void> {
  await tx.insert(achievementDraft).values({ ...draft, tenantId, editorIds: [...draft.editorIds] });
  await keepRevision(tx, tenantId, draft);
}

/** Writes the draft back as the caller changed it; called only while it is locked. */
export async function updateDraft(tx: Tx, tenantId: string, draft: Draft): Promise<void> {
  const { achievementId, ...changed } = draft;
  await tx
    .update(achievementDraft)
    .set({ ...changed, editorIds: [...changed.editorIds] })
    .where(ofDraft(tenantId, achievementId));
}

/** The revisions kept for telling who changed what. Older ones are let go: nobody keeps a form open that long. */
const REVISIONS_KEPT = 200;

export async function keepRevision(tx: Tx, tenantId: string, draft: Draft): Promise<void> {
  const { achievementId, revision, descriptor, plan, updatedBy, updatedAt } = draft;
  await tx
    .insert(achievementDraftRevision)
    .values({ tenantId, achievementId, revision, descriptor, plan, savedBy: updatedBy, savedAt: updatedAt });
  await tx
    .delete(achievementDraftRevision)
    .where(
      and(
        eq(achievementDraftRevision.tenantId, tenantId),
        eq(achievementDraftRevision.achievementId, achievementId),
        lte(achievementDraftRevision.revision, revision - REVISIONS_KEPT),
      ),
    );
}

export async function findRevision(
  tx: Tx,
  tenantId: string,
  ref: { readonly achievementId: string; readonly revision: number },
): Promise<DesignContent | null> {
  const [row] = await tx
    .select({ descriptor: achievementDraftRevision.descriptor, plan: achievementDraftRevision.plan })
    .from(achievementDraftRevision)
    .where(
      and(
        eq(achievementDraftRevision.tenantId, tenantId),
        eq(achievementDraftRevision.achievementId, ref.achievementId),
        eq(achievementDraftRevision.revision, ref.revision),
      ),
    );
  return row ?? null;
}

export async function deleteDraft(tx: Tx, tenantId: string, achievementId: string): Promise<void> {
  await tx
    .delete(achievementDraftRevision)
    .where(
      and(eq(achievementDraftRevision.tenantId, tenantId), eq(achievementDraftRevision.achievementId, achievementId)),
    );
  await tx.delete(achievementDraft).where(ofDraft(tenantId, achievementId));
}

export async function insertVersion(tx: Tx, row: typeof achievementVersion.$inferInsert): Promise<void> {
  await tx.insert(achievementVersion).values(row);
}

export async function insertHistory(tx: Tx, row: typeof achievementEvent.$inferInsert): Promise<void> {
  await tx.insert(achievementEvent).values(row);
}

/** What happened to an achievement, oldest first. */
export async function listHistory(tx: Tx, tenantId: string, achievementId: string): Promise<readonly HistoryEntry[]> {
  return tx
    .select()
    .from(achievementEvent)
    .where(and(eq(achievementEvent.tenantId, tenantId), eq(achievementEvent.achievementId, achievementId)))
    .orderBy(asc(achievementEvent.at), asc(achievementEvent.id));
}
