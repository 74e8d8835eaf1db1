import { and, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { selfAnswer } from './self.tables.ts';

/** When each answer of a self-evaluation was last given, by criterion: for what arrives late from another device. */
export async function listAnswerTimes(
  tx: Tx,
  { tenantId, selfEvaluationId }: { readonly tenantId: string; readonly selfEvaluationId: string },
): Promise<Readonly<Record<string, Date>>> {
  const rows = await tx
    .select({ criterionId: selfAnswer.criterionId, at: selfAnswer.answeredAt })
    .from(selfAnswer)
    .where(and(eq(selfAnswer.tenantId, tenantId), eq(selfAnswer.selfEvaluationId, selfEvaluationId)));
  return Object.fromEntries(rows.map(({ criterionId, at }) => [criterionId, at]));
}
