import { type Actor, hasRole, listLearners } from '#modules/people/index.ts';
import { listEvidenceOf } from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { conflictOf } from '../assessment.rules.ts';
import type { ValidationCase } from '../assessment.schemas.ts';
import { findDecision, listDeclarations, listEarlierJudges } from './case.store.ts';
import { listRaters } from './joint.store.ts';
import { findModerationDecision } from './moderation.store.ts';

/** The learners whom somebody accompanies as their coach; being an administrator does not count. */
export async function coachedBy(tx: Tx, actor: Actor): Promise<ReadonlySet<string>> {
  if (!hasRole(actor, 'coach')) return new Set();
  const learners = await listLearners(tx, { ...actor, roles: ['coach'] });
  return new Set(learners.map(({ id }) => id));
}

/**
 * Why somebody may not judge each of these cases, by case; null when nothing speaks against it. The number of questions
 * to the database does not grow with the number of cases, but for those that look at an earlier decision anew.
 */
export async function conflictsIn(
  tx: Tx,
  actor: Actor,
  cases: readonly ValidationCase[],
): Promise<ReadonlyMap<string, string | null>> {
  const { tenantId, personId } = actor;
  const learnerIds = [...new Set(cases.map(({ learnerId }) => learnerId))];
  const raters = await listRaters(tx, tenantId, learnerIds);
  const evidence = await listEvidenceOf(tx, tenantId, learnerIds);
  const coached = await coachedBy(tx, actor);
  const said = await listDeclarations(tx, tenantId, { caseIds: cases.map(({ id }) => id), validatorId: personId });
  const found = new Map<string, string | null>();
  for (const sent of cases) {
    const isOfCase = (one: { readonly learnerId: string }) => one.learnerId === sent.learnerId;
    const proof = evidence.filter((one) => isOfCase(one) && one.achievementId === sent.achievementId);
    const conflict = conflictOf({
      personId,
      learnerId: sent.learnerId,
      sentBy: sent.sentBy,
      raters: raters.filter(isOfCase).map((rater) => rater.personId),
      earlierJudges: sent.replaces === null ? [] : await listEarlierJudges(tx, tenantId, sent),
      companions: [...(coached.has(sent.learnerId) ? [personId] : []), ...proof.map(({ createdBy }) => createdBy)],
      declared: said.get(sent.id)?.declared ?? null,
    });
    found.set(sent.id, conflict);
  }
  return found;
}

/** Why this person may not judge one case, as the people and the declarations stand now. */
export const conflictIn = async (tx: Tx, actor: Actor, sent: ValidationCase): Promise<string | null> =>
  (await conflictsIn(tx, actor, [sent])).get(sent.id) ?? null;

/** The same for looking at a decision that was made: whoever made it, or looked at it before, took part as well. */
export async function conflictInReview(tx: Tx, actor: Actor, sent: ValidationCase): Promise<string | null> {
  const { tenantId, personId } = actor;
  const decision = await findDecision(tx, tenantId, sent.id);
  const looked = await findModerationDecision(tx, tenantId, sent.id);
  const judges = [decision?.validatorId, looked?.moderatorId];
  return judges.includes(personId) ? 'assessment.conflict_decided' : conflictIn(tx, actor, sent);
}
