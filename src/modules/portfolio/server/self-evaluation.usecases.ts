import { type Actor, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { SELF_EVALUATION_FINISHED, type SelfEvaluationFinished } from '../portfolio.events.ts';
import { type AnswerInput, answerInput, type SelfEvaluation, type Sheet } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { DEFAULT_SCALE, isLevel, stepsOf } from '../scales.ts';
import {
  findSelfEvaluation,
  findSelfEvaluationById,
  insertSelfEvaluation,
  listSelfEvaluations,
  lockSelfEvaluation,
  saveAnswer,
  saveProgress,
} from './self-evaluation.store.ts';

const NOT_FOUND = { code: 'portfolio.not_found' } as const;

/** The learner's own, or "not found": somebody else's and a missing one look the same. */
async function findOwn(tx: Tx, actor: Actor, id: string): Promise<Result<SelfEvaluation>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const found = await findSelfEvaluationById(tx, actor.tenantId, id);
  return found === null || found.learnerId !== actor.personId ? fail(NOT_FOUND) : ok(found);
}

/** The same for a change: a second tab waits until the first is through. */
async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<Result<SelfEvaluation>> {
  await lockSelfEvaluation(tx, actor.tenantId, id);
  return findOwn(tx, actor, id);
}

export type MySkills = {
  readonly begun: readonly SelfEvaluation[];
  /** Published and not begun yet. */
  readonly offered: readonly Sheet[];
};

/** "What I can": what the learner has begun, and what else she may look at. */
export async function seeMySkills(world: World, actor: Actor, sheets: SheetSource): Promise<Result<MySkills>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const begun = await listSelfEvaluations(tx, actor.tenantId, actor.personId);
    const known = new Set(begun.map(({ achievementId }) => achievementId));
    const published = await sheets.list(tx, actor.tenantId);
    return ok({ begun, offered: published.filter(({ achievementId }) => !known.has(achievementId)) });
  });
}

/** Begins a self-evaluation, or answers the one that was begun already (double tap, second tab). */
export async function startSelfEvaluation(
  world: World,
  actor: Actor,
  input: { readonly achievementId: string; readonly sheets: SheetSource },
): Promise<Result<{ readonly id: string }>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const { tenantId, personId: learnerId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const begun = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId: input.achievementId });
    if (begun !== null) return ok({ id: begun.id });
    const sheet = await input.sheets.find(tx, tenantId, input.achievementId);
    if (sheet === null || sheet.items.length === 0) return fail(NOT_FOUND);
    const at = world.clock.now();
    const id = newId(world.random, 'sev');
    if (await insertSelfEvaluation(tx, { tenantId, id, learnerId, sheet, at })) {
      await recordAudit(tx, { tenantId, actorId: learnerId, action: 'portfolio.begin', objectId: id, at });
      return ok({ id });
    }
    const other = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId: input.achievementId });
    return other === null ? fail(NOT_FOUND) : ok({ id: other.id });
  });
}

export const seeSelfEvaluation = (world: World, actor: Actor, id: string): Promise<Result<SelfEvaluation>> =>
  world.db.inTenant(actor.tenantId, (tx) => findOwn(tx, actor, id));

/** Saves one answer at once and moves on to the next question. Harmless when posted twice. */
export async function answerQuestion(
  world: World,
  actor: Actor,
  input: AnswerInput,
): Promise<Result<{ readonly next: number; readonly last: boolean }>> {
  const parsed = answerInput.safeParse(input);
  if (!parsed.success) return fail({ code: 'portfolio.answer_missing' });
  const { selfEvaluationId, criterionId, answer } = parsed.data;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await lockOwn(tx, actor, selfEvaluationId);
    if (!own.ok) return own;
    const { state, sheet } = own.value;
    if (state === 'finished') return fail({ code: 'portfolio.finished_already' });
    const index = sheet.items.findIndex((item) => item.criterionId === criterionId);
    if (index < 0) return fail(NOT_FOUND);
    if (isLevel(answer) && !stepsOf(sheet.scale ?? DEFAULT_SCALE).includes(answer)) {
      return fail({ code: 'portfolio.answer_missing' });
    }
    const at = world.clock.now();
    const ref = { tenantId: actor.tenantId, id: selfEvaluationId };
    await saveAnswer(tx, { tenantId: actor.tenantId, selfEvaluationId, criterionId, answer, at });
    await saveProgress(tx, ref, { state: 'open', position: index + 1, finishedAt: null, at });
    return ok({ next: index + 1, last: index + 1 >= sheet.items.length });
  });
}

/** Stops for now at a question (index from 0); the next visit opens exactly there. */
export async function pauseSelfEvaluation(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly position: number },
): Promise<Result<null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await lockOwn(tx, actor, input.id);
    if (!own.ok) return own;
    if (own.value.state === 'finished') return ok(null);
    const position = Math.min(Math.max(0, Math.trunc(input.position)), own.value.sheet.items.length);
    const at = world.clock.now();
    await saveProgress(
      tx,
      { tenantId: actor.tenantId, id: input.id },
      { state: 'paused', position, finishedAt: null, at },
    );
    return ok(null);
  });
}

/** Ends it, at whatever question: what was not answered stays unanswered. */
export async function finishSelfEvaluation(world: World, actor: Actor, id: string): Promise<Result<null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await lockOwn(tx, actor, id);
    if (!own.ok) return own;
    const { state, position, learnerId, achievementId, version, answers } = own.value;
    if (state === 'finished') return ok(null);
    const at = world.clock.now();
    const { tenantId } = actor;
    await saveProgress(tx, { tenantId, id }, { state: 'finished', position, finishedAt: at, at });
    const payload: SelfEvaluationFinished = { selfEvaluationId: id, learnerId, achievementId, version };
    await world.events.publish(tx, { type: SELF_EVALUATION_FINISHED, tenantId, at, payload });
    const after = { answers };
    await recordAudit(tx, { tenantId, actorId: actor.personId, action: 'portfolio.finish', objectId: id, at, after });
    return ok(null);
  });
}

/** Opens a finished one again, to change an answer. What others were shown before stays as it was shown. */
export async function reopenSelfEvaluation(world: World, actor: Actor, id: string): Promise<Result<null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await lockOwn(tx, actor, id);
    if (!own.ok) return own;
    if (own.value.state !== 'finished') return ok(null);
    const at = world.clock.now();
    const { tenantId } = actor;
    await saveProgress(tx, { tenantId, id }, { state: 'open', position: 0, finishedAt: null, at });
    await recordAudit(tx, { tenantId, actorId: actor.personId, action: 'portfolio.reopen', objectId: id, at });
    return ok(null);
  });
}
