import { and, eq, inArray } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import {
  caseDeclaration,
  jointChange,
  jointEvaluation,
  jointItem,
  jointRater,
  validationCase,
  validationDecision,
} from './assessment.tables.ts';
import {
  appeal,
  appealDecision,
  jointDeclaration,
  learnerStop,
  moderation,
  moderationDecision,
  restPlan,
  secondAssessment,
} from './review.tables.ts';

/**
 * Hears `people.person_erased`: ratings, talks, cases and decisions about the learner go, with everything that was
 * written in them. Who decided stays in the frozen award, where one was made. Needs the system transaction, because
 * decisions are append-only for everybody else.
 */
export async function eraseAssessments(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  const learnerId = payload.personId;
  const cases = await tx
    .select({ id: validationCase.id })
    .from(validationCase)
    .where(and(eq(validationCase.tenantId, tenantId), eq(validationCase.learnerId, learnerId)));
  const talks = await tx
    .select({ id: jointEvaluation.id })
    .from(jointEvaluation)
    .where(and(eq(jointEvaluation.tenantId, tenantId), eq(jointEvaluation.learnerId, learnerId)));
  const ofCases = cases.map(({ id }) => id);
  const ofTalks = talks.map(({ id }) => id);
  for (const table of [restPlan, caseDeclaration])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), inArray(table.caseId, ofCases)));
  // In this order: each row before the one that it points to.
  for (const table of [
    appealDecision,
    appeal,
    moderationDecision,
    moderation,
    secondAssessment,
    learnerStop,
    validationDecision,
    validationCase,
  ])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.learnerId, learnerId)));
  for (const table of [jointItem, jointChange, jointRater, jointDeclaration])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), inArray(table.jointId, ofTalks)));
  await tx
    .delete(jointEvaluation)
    .where(and(eq(jointEvaluation.tenantId, tenantId), eq(jointEvaluation.learnerId, learnerId)));
}
