import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { LearnerWishes, PlaceDecision } from '../wish.types.ts';
import { learnerWish, placeDecision } from './wish.tables.ts';

export async function getWishes(tx: Tx, tenantId: string, learnerId: string): Promise<LearnerWishes | null> {
  const [row] = await tx
    .select()
    .from(learnerWish)
    .where(and(eq(learnerWish.tenantId, tenantId), eq(learnerWish.learnerId, learnerId)));
  if (row === undefined) return null;
  const { tenantId: _tenant, updatedBy: _by, ...wishes } = row;
  return wishes;
}

export async function putWishes(
  tx: Tx,
  at: { readonly tenantId: string; readonly updatedBy: string },
  wishes: LearnerWishes,
): Promise<void> {
  const row = { ...wishes, ...at };
  await tx
    .insert(learnerWish)
    .values(row)
    .onConflictDoUpdate({ target: [learnerWish.tenantId, learnerWish.learnerId], set: row });
}

export async function deleteWishes(tx: Tx, tenantId: string, learnerId: string): Promise<void> {
  await tx.delete(learnerWish).where(and(eq(learnerWish.tenantId, tenantId), eq(learnerWish.learnerId, learnerId)));
}

export type DecisionLine = {
  readonly id: string;
  readonly environmentId: string;
  readonly decision: PlaceDecision;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
};

export async function insertDecision(tx: Tx, row: typeof placeDecision.$inferInsert): Promise<void> {
  await tx.insert(placeDecision).values(row);
}

/** What was decided about a learner and places, the newest first. */
export async function listDecisions(tx: Tx, tenantId: string, learnerId: string): Promise<readonly DecisionLine[]> {
  const rows = await tx
    .select()
    .from(placeDecision)
    .where(and(eq(placeDecision.tenantId, tenantId), eq(placeDecision.learnerId, learnerId)))
    .orderBy(desc(placeDecision.at), desc(placeDecision.id));
  return rows.map(({ tenantId: _tenant, learnerId: _learner, ...line }) => line);
}
