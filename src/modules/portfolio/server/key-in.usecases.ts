import { type Actor, mayCoach, noteOnBehalf } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { levelsOfSheet } from '../portfolio.rules.ts';
import { type Answer, ANSWERS, type Sheet } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { isLevel } from '../scales.ts';
import { NOT_FOUND } from './own.ts';
import { findSelfEvaluation, lockSelfEvaluation, saveAnswer, saveProgress, saveWay } from './self-evaluation.store.ts';
import { beginIn, finishIn } from './self-evaluation.usecases.ts';

export type KeyIn = {
  readonly learnerId: string;
  readonly achievementId: string;
  /** What stands on the paper, by criterion; what is empty there is left out. */
  readonly answers: Readonly<Record<string, string>>;
  readonly finish: 'yes' | 'no';
  readonly sheets: SheetSource;
};

const isAnswer = (value: string): value is Answer => ANSWERS.some((answer) => answer === value);

const mayStand = (sheet: Sheet, criterionId: string, answer: Answer): boolean =>
  sheet.items.some((item) => item.criterionId === criterionId) &&
  (!isLevel(answer) || levelsOfSheet(sheet).includes(answer));

/**
 * A coach types in what a learner wrote on paper. It is marked as such for good (`mode` paper, `enteredBy`), and the
 * learner is told. One that the learner has finished herself is not written over.
 * Failures: `portfolio.not_found`, `portfolio.paper_finished_already`, `portfolio.answer_missing` (an answer that the
 * sheet does not know; its field is `answer-<criterion>`).
 */
export async function keyInSelfEvaluation(
  world: World,
  actor: Actor,
  { learnerId, achievementId, answers, finish, sheets }: KeyIn,
): Promise<Result<{ readonly id: string }>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await mayCoach(tx, actor, learnerId))) return fail(NOT_FOUND);
    const begin = { tenantId, learnerId, actorId: personId, achievementId };
    const begun = await beginIn(world, tx, { begin, sheets });
    if (begun === null) return fail(NOT_FOUND);
    await lockSelfEvaluation(tx, tenantId, begun.id);
    // Read again: she may have finished while we waited for her.
    const held = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
    if (held?.state === 'finished') return fail({ code: 'portfolio.paper_finished_already' });
    // Cards that were only printed say nothing yet, and nothing was typed in.
    if (Object.keys(answers).length === 0 && finish === 'no') return ok({ id: begun.id });
    const at = world.clock.now();
    for (const [criterionId, answer] of Object.entries(answers)) {
      if (!isAnswer(answer) || !mayStand(begun.sheet, criterionId, answer))
        return fail({ code: 'portfolio.answer_missing', field: `answer-${criterionId}` });
      await saveAnswer(tx, { tenantId, selfEvaluationId: begun.id, criterionId, answer, at });
    }
    const ref = { tenantId, id: begun.id };
    await saveProgress(tx, ref, { state: 'paused', position: begun.sheet.items.length, finishedAt: null, at });
    await saveWay(tx, ref, { mode: 'paper', enteredBy: personId, interpretedIn: null });
    await noteOnBehalf(tx, { tenantId, learnerId, coachId: personId, what: 'paper_keyed_in', at, objectId: begun.id });
    await recordAudit(tx, { tenantId, actorId: personId, action: 'portfolio.key_in', objectId: begun.id, at });
    if (finish === 'yes') {
      const self = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
      if (self !== null) await finishIn(world, tx, { actor, self });
    }
    return ok({ id: begun.id });
  });
}
