import { type Actor, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { firstOpen } from '../portfolio.rules.ts';
import type { SelfEvaluation, Sheet } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { carriedAnswers } from '../renewal.rules.ts';
import { NOT_FOUND } from './own.ts';
import {
  findSelfEvaluation,
  insertSelfEvaluation,
  listAllSelfEvaluations,
  saveAnswer,
  saveProgress,
} from './self-evaluation.store.ts';

export type Renewal = {
  readonly sheet: Sheet;
  /** How many of the earlier answers are about a task that did not change. */
  readonly same: number;
};

/** What the learner began in an earlier version than the one that is published now. */
export async function seeRenewals(
  world: World,
  actor: Actor,
  sheets: SheetSource,
): Promise<Result<readonly Renewal[]>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const begun = await listAllSelfEvaluations(tx, actor.tenantId, actor.personId);
    const published = await sheets.list(tx, actor.tenantId);
    return ok(published.flatMap((sheet) => renewalOf(begun, sheet)));
  });
}

function renewalOf(begun: readonly SelfEvaluation[], sheet: Sheet): readonly Renewal[] {
  const own = begun.filter(({ achievementId }) => achievementId === sheet.achievementId);
  const newest = own.toSorted((a, b) => b.version - a.version)[0];
  if (newest === undefined || newest.version >= sheet.version) return [];
  return [{ sheet, same: Object.keys(carriedAnswers(newest, sheet)).length }];
}

/**
 * Begins the version that is published now beside the one that the learner began before, which stays as it is. Answers
 * are taken over only when she says so, and only for tasks whose words did not change. A second tap finds the first.
 */
export async function beginNewVersion(
  world: World,
  actor: Actor,
  input: { readonly achievementId: string; readonly carryOver: 'yes' | 'no'; readonly sheets: SheetSource },
): Promise<Result<{ readonly id: string }>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const { tenantId, personId: learnerId } = actor;
  const { achievementId, carryOver } = input;
  return world.db.inTenant(tenantId, async (tx) => {
    const earlier = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
    const sheet = await input.sheets.find(tx, tenantId, achievementId);
    if (earlier === null || sheet === null || sheet.items.length === 0) return fail(NOT_FOUND);
    if (earlier.version >= sheet.version) return ok({ id: earlier.id });
    const at = world.clock.now();
    const id = newId(world.random, 'sev');
    if (await insertSelfEvaluation(tx, { tenantId, id, learnerId, sheet, at })) {
      const answers = carryOver === 'yes' ? carriedAnswers(earlier, sheet) : {};
      for (const [criterionId, answer] of Object.entries(answers))
        await saveAnswer(tx, { tenantId, selfEvaluationId: id, criterionId, answer, at });
      const progress = { state: 'open', position: firstOpen({ sheet, answers }), finishedAt: null, at } as const;
      await saveProgress(tx, { tenantId, id }, progress);
      const after = { version: sheet.version, earlier: earlier.id, carried: Object.keys(answers) };
      await recordAudit(tx, { tenantId, actorId: learnerId, action: 'portfolio.begin', objectId: id, at, after });
    }
    const { version } = sheet;
    const found = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId, version });
    return found === null ? fail(NOT_FOUND) : ok({ id: found.id });
  });
}
