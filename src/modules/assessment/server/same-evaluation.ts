import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { DecidedCase } from '../assessment.schemas.ts';
import { validationCase, validationDecision } from './assessment.tables.ts';
import { getDecidedCase } from './decided.store.ts';

/**
 * The other decided cases of the evaluation that this case belongs to, the oldest decision first: what was validated
 * before in part, and what was looked at anew. There are few of them, since each needs a decision of its own.
 */
export async function listDecidedBeside(tx: Tx, tenantId: string, caseId: string): Promise<readonly DecidedCase[]> {
  const [own] = await tx
    .select({ jointId: validationCase.jointId })
    .from(validationCase)
    .where(and(eq(validationCase.tenantId, tenantId), eq(validationCase.id, caseId)));
  if (own === undefined) return [];
  const rows = await tx
    .select({ id: validationCase.id })
    .from(validationDecision)
    .innerJoin(
      validationCase,
      and(eq(validationCase.tenantId, validationDecision.tenantId), eq(validationCase.id, validationDecision.caseId)),
    )
    .where(and(eq(validationCase.tenantId, tenantId), eq(validationCase.jointId, own.jointId)))
    .orderBy(asc(validationDecision.decidedAt), asc(validationDecision.caseId));
  const beside: DecidedCase[] = [];
  for (const { id } of rows) {
    const decided = id === caseId ? null : await getDecidedCase(tx, tenantId, id);
    if (decided !== null) beside.push(decided);
  }
  return beside;
}
