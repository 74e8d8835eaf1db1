import { and, desc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { jointEvaluation } from './assessment.tables.ts';

/** The next goals of a learner's talks, once both sides were shown; the caller has checked who may know. */
export async function sharedGoals(tx: Tx, tenantId: string, learnerId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ goal: jointEvaluation.nextGoal })
    .from(jointEvaluation)
    .where(
      and(
        eq(jointEvaluation.tenantId, tenantId),
        eq(jointEvaluation.learnerId, learnerId),
        isNotNull(jointEvaluation.revealedAt),
        ne(jointEvaluation.nextGoal, ''),
      ),
    )
    .orderBy(desc(jointEvaluation.updatedAt));
  return rows.map(({ goal }) => goal);
}
