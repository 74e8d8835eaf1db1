import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Appeal, AppealDecision } from '../review.schemas.ts';
import { appeal, appealDecision } from './review.tables.ts';

type Row = typeof appeal.$inferSelect;
const isOf = (tenantId: string, id: string) => and(eq(appeal.tenantId, tenantId), eq(appeal.id, id));
const toAppeal = ({ tenantId: _, ...row }: Row): Appeal => row;

/** Adds it; false when this decision was appealed already. */
export async function insertAppeal(tx: Tx, tenantId: string, added: Appeal): Promise<boolean> {
  const rows = await tx
    .insert(appeal)
    .values({ tenantId, ...added })
    .onConflictDoNothing()
    .returning({ id: appeal.id });
  return rows.length > 0;
}

export async function lockAppeal(tx: Tx, tenantId: string, id: string): Promise<Appeal | null> {
  const [row] = await tx.select().from(appeal).where(isOf(tenantId, id)).for('update');
  return row === undefined ? null : toAppeal(row);
}

export async function setAppealState(
  tx: Tx,
  tenantId: string,
  { id, state }: Pick<Appeal, 'id' | 'state'>,
): Promise<void> {
  await tx.update(appeal).set({ state }).where(isOf(tenantId, id));
}

export type AppealRound = { readonly appeal: Appeal; readonly decision: AppealDecision | null };

/** Appeals against these decisions, newest first. */
export async function listAppealsOf(
  tx: Tx,
  tenantId: string,
  caseIds: readonly string[],
): Promise<readonly AppealRound[]> {
  if (caseIds.length === 0) return [];
  const rows = await joined(tx)
    .where(and(eq(appeal.tenantId, tenantId), inArray(appeal.caseId, [...caseIds])))
    .orderBy(desc(appeal.raisedAt));
  return rows.map(toRound);
}

/** Open appeals, the nearest deadline first, or the newest that were answered; at most 100. */
export async function listAppeals(
  tx: Tx,
  tenantId: string,
  state: 'open' | 'decided',
): Promise<readonly AppealRound[]> {
  const rows = await joined(tx)
    .where(and(eq(appeal.tenantId, tenantId), eq(appeal.state, state)))
    .orderBy(state === 'open' ? asc(appeal.dueAt) : desc(appeal.raisedAt))
    .limit(100);
  return rows.map(toRound);
}

export async function insertAppealDecision(
  tx: Tx,
  tenantId: string,
  decided: AppealDecision & { readonly caseId: string; readonly learnerId: string },
): Promise<void> {
  await tx.insert(appealDecision).values({ tenantId, ...decided });
  await setAppealState(tx, tenantId, { id: decided.appealId, state: 'decided' });
}

const joined = (tx: Tx) =>
  tx
    .select({ appeal, decision: appealDecision })
    .from(appeal)
    .leftJoin(
      appealDecision,
      and(eq(appealDecision.tenantId, appeal.tenantId), eq(appealDecision.appealId, appeal.id)),
    );

function toRound(row: {
  readonly appeal: Row;
  readonly decision: typeof appealDecision.$inferSelect | null;
}): AppealRound {
  if (row.decision === null) return { appeal: toAppeal(row.appeal), decision: null };
  const { tenantId: _, caseId: __, learnerId: ___, ...decision } = row.decision;
  return { appeal: toAppeal(row.appeal), decision };
}
