import { type Actor, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { isTemplate } from '../general.template.ts';
import { SELF_EVALUATION_FINISHED, type SelfEvaluationFinished } from '../portfolio.events.ts';
import { firstOpen, levelsOfSheet, questionsOf } from '../portfolio.rules.ts';
import { type AnswerInput, answerInput, type SelfEvaluation, type Sheet } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { isLevel } from '../scales.ts';
import { type WayInput, wayInput } from '../self.schemas.ts';
import {
  findSelfEvaluation,
  insertSelfEvaluation,
  listAllSelfEvaluations,
  saveAnswer,
  saveProgress,
  saveWay,
} from './self-evaluation.store.ts';
import { findOwn, lockOwn, NOT_FOUND } from './own.ts';

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
    const begun = await listAllSelfEvaluations(tx, actor.tenantId, actor.personId);
    const known = new Set(begun.map(({ achievementId }) => achievementId));
    const published = await sheets.list(tx, actor.tenantId);
    return ok({ begun, offered: published.filter(({ achievementId }) => !known.has(achievementId)) });
  });
}

type Begin = {
  readonly tenantId: string;
  readonly learnerId: string;
  /** Who begins it: the learner, or a coach who types in a paper. */
  readonly actorId: string;
  readonly achievementId: string;
};

/** The self-evaluation of a learner on an achievement: the one that was begun, or a new one. Null: nothing to rate. */
export async function beginIn(
  world: World,
  tx: Tx,
  { begin, sheets }: { readonly begin: Begin; readonly sheets: SheetSource },
): Promise<SelfEvaluation | null> {
  const { tenantId, learnerId, achievementId } = begin;
  const begun = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
  if (begun !== null) return begun;
  const sheet = await sheets.find(tx, tenantId, achievementId);
  if (sheet === null || sheet.items.length === 0) return null;
  const at = world.clock.now();
  const id = newId(world.random, 'sev');
  if (await insertSelfEvaluation(tx, { tenantId, id, learnerId, sheet, at })) {
    await recordAudit(tx, { tenantId, actorId: begin.actorId, action: 'portfolio.begin', objectId: id, at });
  }
  return findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
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
  const begin = { tenantId, learnerId, actorId: learnerId, achievementId: input.achievementId };
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await beginIn(world, tx, { begin, sheets: input.sheets });
    return found === null ? fail(NOT_FOUND) : ok({ id: found.id });
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
    const questions = questionsOf(own.value);
    const index = questions.findIndex((item) => item.criterionId === criterionId);
    if (index < 0) return fail(NOT_FOUND);
    if (isLevel(answer) && !levelsOfSheet(sheet).includes(answer)) return fail({ code: 'portfolio.answer_missing' });
    const at = world.clock.now();
    const ref = { tenantId: actor.tenantId, id: selfEvaluationId };
    await saveAnswer(tx, { tenantId: actor.tenantId, selfEvaluationId, criterionId, answer, at });
    await saveProgress(tx, ref, { state: 'open', position: index + 1, finishedAt: null, at });
    return ok({ next: index + 1, last: index + 1 >= questions.length });
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
    const position = Math.min(Math.max(0, Math.trunc(input.position)), questionsOf(own.value).length);
    const at = world.clock.now();
    await saveProgress(
      tx,
      { tenantId: actor.tenantId, id: input.id },
      { state: 'paused', position, finishedAt: null, at },
    );
    return ok(null);
  });
}

/**
 * How the learner does it from here on: alone, read aloud, with an interpreter; and which areas she is not asked
 * about. Answers stay, also those of a hidden area; the next question is the first one without an answer.
 */
export async function chooseWay(world: World, actor: Actor, input: WayInput): Promise<Result<null>> {
  const parsed = wayInput.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail({ code: issue?.message ?? 'portfolio.mode_missing', field: String(issue?.path[0] ?? 'mode') });
  }
  const { id, mode, interpretedIn, hiddenAreas } = parsed.data;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await lockOwn(tx, actor, id);
    if (!own.ok) return own;
    if (own.value.state === 'finished') return fail({ code: 'portfolio.finished_already' });
    const known = new Set((own.value.sheet.areas ?? []).map((area) => area.id));
    const hidden = hiddenAreas.filter((area) => known.has(area));
    if (questionsOf({ ...own.value, hiddenAreas: hidden }).length === 0)
      return fail({ code: 'portfolio.all_hidden', field: 'shown' });
    const wasHidden = own.value.hiddenAreas;
    const isSame = hidden.length === wasHidden.length && hidden.every((area) => wasHidden.includes(area));
    const position = isSame ? own.value.position : firstOpen({ ...own.value, hiddenAreas: hidden });
    await saveWay(
      tx,
      { tenantId: actor.tenantId, id },
      {
        mode,
        interpretedIn: mode === 'interpreter' && interpretedIn !== '' ? interpretedIn : null,
        hiddenAreas: hidden,
        position,
      },
    );
    return ok(null);
  });
}

/** Ends it, at whatever question: what was not answered stays unanswered. A template leads to no assessment. */
export async function finishSelfEvaluation(world: World, actor: Actor, id: string): Promise<Result<null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await lockOwn(tx, actor, id);
    if (!own.ok) return own;
    if (own.value.state !== 'finished') await finishIn(world, tx, { actor, self: own.value });
    return ok(null);
  });
}

/** Ends one that the caller holds. */
export async function finishIn(
  world: World,
  tx: Tx,
  { actor, self }: { readonly actor: Actor; readonly self: SelfEvaluation },
): Promise<void> {
  const { id, position, learnerId, achievementId, version, answers, mode } = self;
  const at = world.clock.now();
  const { tenantId } = actor;
  await saveProgress(tx, { tenantId, id }, { state: 'finished', position, finishedAt: at, at });
  if (!isTemplate(achievementId)) {
    const payload: SelfEvaluationFinished = { selfEvaluationId: id, learnerId, achievementId, version };
    await world.events.publish(tx, { type: SELF_EVALUATION_FINISHED, tenantId, at, payload });
  }
  const after = { answers, mode };
  await recordAudit(tx, { tenantId, actorId: actor.personId, action: 'portfolio.finish', objectId: id, at, after });
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
