import { type Actor, requireRole } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { SelfEvaluation } from '../portfolio.schemas.ts';
import { findSelfEvaluationById, lockSelfEvaluation } from './self-evaluation.store.ts';

export const NOT_FOUND = { code: 'portfolio.not_found' } as const;

/** The learner's own, or "not found": somebody else's and a missing one look the same. */
export async function findOwn(tx: Tx, actor: Actor, id: string): Promise<Result<SelfEvaluation>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const found = await findSelfEvaluationById(tx, actor.tenantId, id);
  return found === null || found.learnerId !== actor.personId ? fail(NOT_FOUND) : ok(found);
}

/** The same for a change: a second tab waits until the first is through. */
export async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<Result<SelfEvaluation>> {
  await lockSelfEvaluation(tx, actor.tenantId, id);
  return findOwn(tx, actor, id);
}
