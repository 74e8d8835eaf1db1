import { and, eq, inArray } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { deleteFilesOf } from '#platform/files/files.ts';
import { evidence, evidenceCheck, evidenceHold, witnessRequest } from './evidence.tables.ts';
import { activityStory, readingChoice, recognitionRequest, selfAnswer, selfEvaluation } from './self.tables.ts';

/** Hears `people.person_erased`: everything in the learner's portfolio goes, with the bytes of every proof. */
export async function erasePortfolio(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  const { personId } = payload;
  const proofs = await tx
    .delete(evidence)
    .where(and(eq(evidence.tenantId, tenantId), eq(evidence.learnerId, personId)))
    .returning({ id: evidence.id });
  const proofIds = proofs.map(({ id }) => id);
  if (proofIds.length > 0)
    for (const table of [evidenceCheck, evidenceHold])
      await tx.delete(table).where(and(eq(table.tenantId, tenantId), inArray(table.evidenceId, proofIds)));
  const looks = await tx
    .delete(selfEvaluation)
    .where(and(eq(selfEvaluation.tenantId, tenantId), eq(selfEvaluation.learnerId, personId)))
    .returning({ id: selfEvaluation.id });
  const lookIds = looks.map(({ id }) => id);
  if (lookIds.length > 0)
    await tx
      .delete(selfAnswer)
      .where(and(eq(selfAnswer.tenantId, tenantId), inArray(selfAnswer.selfEvaluationId, lookIds)));
  for (const table of [witnessRequest, activityStory, recognitionRequest])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.learnerId, personId)));
  await tx.delete(readingChoice).where(and(eq(readingChoice.tenantId, tenantId), eq(readingChoice.personId, personId)));
  await deleteFilesOf(tx, tenantId, personId);
}
