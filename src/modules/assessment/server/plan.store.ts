import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { PlanLine } from '../review.schemas.ts';
import { learnerStop, restPlan } from './review.tables.ts';

export type CasePlan = PlanLine & { readonly caseId: string };

/** The plans that belong to these cases. */
export async function listPlans(tx: Tx, tenantId: string, caseIds: readonly string[]): Promise<readonly CasePlan[]> {
  if (caseIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(restPlan)
    .where(and(eq(restPlan.tenantId, tenantId), inArray(restPlan.caseId, [...caseIds])));
  return rows.map(({ tenantId: _, ...row }) => row);
}

/** Writes one line; a change takes the learner's agreement back. */
export async function savePlanLine(tx: Tx, tenantId: string, line: CasePlan): Promise<void> {
  const { missing, todo, place, due, writtenBy, writtenAt, agreedAt } = line;
  const set = { missing, todo, place, due, writtenBy, writtenAt, agreedAt };
  await tx
    .insert(restPlan)
    .values({ tenantId, ...line })
    .onConflictDoUpdate({ target: [restPlan.tenantId, restPlan.caseId, restPlan.outcomeId], set });
}

export async function agreePlan(
  tx: Tx,
  tenantId: string,
  { caseId, at }: { readonly caseId: string; readonly at: Date },
): Promise<void> {
  await tx
    .update(restPlan)
    .set({ agreedAt: at })
    .where(and(eq(restPlan.tenantId, tenantId), eq(restPlan.caseId, caseId), isNull(restPlan.agreedAt)));
}

export type Stop = { readonly learnerId: string; readonly achievementId: string; readonly stoppedAt: Date };

/** Where these learners have stopped for now. */
export async function listStops(tx: Tx, tenantId: string, learnerIds: readonly string[]): Promise<readonly Stop[]> {
  if (learnerIds.length === 0) return [];
  return tx
    .select({
      learnerId: learnerStop.learnerId,
      achievementId: learnerStop.achievementId,
      stoppedAt: learnerStop.stoppedAt,
    })
    .from(learnerStop)
    .where(
      and(
        eq(learnerStop.tenantId, tenantId),
        inArray(learnerStop.learnerId, [...learnerIds]),
        isNull(learnerStop.resumedAt),
      ),
    );
}

export async function insertStop(tx: Tx, tenantId: string, stop: Stop): Promise<void> {
  await tx
    .insert(learnerStop)
    .values({ tenantId, ...stop })
    .onConflictDoNothing();
}

export async function endStop(
  tx: Tx,
  tenantId: string,
  { learnerId, achievementId, at }: Omit<Stop, 'stoppedAt'> & { readonly at: Date },
): Promise<void> {
  await tx
    .update(learnerStop)
    .set({ resumedAt: at })
    .where(
      and(
        eq(learnerStop.tenantId, tenantId),
        eq(learnerStop.learnerId, learnerId),
        eq(learnerStop.achievementId, achievementId),
        isNull(learnerStop.resumedAt),
      ),
    );
}
