import { eq, gt, lte, and } from 'drizzle-orm';
import { type Actor, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { checkThrottle, giveBackTry } from '#platform/throttle.ts';
import type { World } from '#platform/world.ts';
import { GENERAL_AREAS, GENERAL_SKILLS, GENERAL_TEMPLATE, isGeneralSkill } from '../general.template.ts';
import { ANSWERS, type Answer } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { DEFAULT_SCALE, isLevel, stepsOf } from '../scales.ts';
import { makeTrialCode, readTrialCode, type Trial, TRIAL_DAYS } from '../trial.schemas.ts';
import { NOT_FOUND } from './own.ts';
import { saveAnswer, saveProgress } from './self-evaluation.store.ts';
import { beginIn } from './self-evaluation.usecases.ts';
import { selfTrial } from './self.tables.ts';

const HOUR_SECONDS = 3600;
/** One address may be a school or a library. */
const STARTS_AN_HOUR = 120;
const CODES_AN_HOUR = 60;
const DAY_MILLISECONDS = 86_400_000;

const hashOf = (world: World, code: string): string => world.vault.fingerprint(code, 'portfolio.trial');
const endOf = (now: Date): Date => new Date(now.getTime() + TRIAL_DAYS * DAY_MILLISECONDS);

async function countTry(
  tx: Tx,
  now: Date,
  { key, limit }: { readonly key: string; readonly limit: number },
): Promise<Failure | null> {
  const { allowed, retryAfterSeconds } = await checkThrottle(tx, { key, limit, windowSeconds: HOUR_SECONDS, now });
  return allowed ? null : { code: 'portfolio.too_many_tries', params: { minutes: Math.ceil(retryAfterSeconds / 60) } };
}

/** Begins without an account. The code is told once and kept as a fingerprint only. */
export async function startTrial(
  world: World,
  input: { readonly address: string; readonly secondLanguage: string | null },
): Promise<Result<{ readonly code: string }>> {
  const now = world.clock.now();
  const code = makeTrialCode(world.random);
  const second = input.secondLanguage;
  return world.db.asSystem(async (tx) => {
    const refused = await countTry(tx, now, { key: `trial-start:${input.address}`, limit: STARTS_AN_HOUR });
    if (refused !== null) return fail(refused);
    await tx.insert(selfTrial).values({
      codeHash: hashOf(world, code),
      answers: {},
      hiddenAreas: [],
      position: 0,
      secondLanguage: second !== null && isLanguage(second) ? second : null,
      startedAt: now,
      endsAt: endOf(now),
    });
    return ok({ code });
  });
}

const UNKNOWN = { code: 'portfolio.trial_unknown', field: 'code' } as const;

async function findTrial(world: World, tx: Tx, code: string): Promise<Trial | null> {
  const [row] = await tx
    .select()
    .from(selfTrial)
    .where(and(eq(selfTrial.codeHash, hashOf(world, code)), gt(selfTrial.endsAt, world.clock.now())))
    .for('update');
  return row ?? null;
}

/** What belongs to a code that this browser holds already. */
export async function seeTrial(world: World, code: string): Promise<Result<Trial>> {
  const found = await world.db.asSystem((tx) => findTrial(world, tx, code));
  return found === null ? fail(UNKNOWN) : ok(found);
}

/** Opens it on another device, from a link or a printed code. Only wrong codes are counted. */
export async function resumeTrial(
  world: World,
  input: { readonly address: string; readonly typed: string },
): Promise<Result<{ readonly code: string; readonly trial: Trial }>> {
  const code = readTrialCode(input.typed);
  if (code === null) return fail({ code: 'portfolio.trial_code_unfit', field: 'code' });
  return world.db.asSystem(async (tx) => {
    const key = `trial-code:${input.address}`;
    const refused = await countTry(tx, world.clock.now(), { key, limit: CODES_AN_HOUR });
    if (refused !== null) return fail(refused);
    const trial = await findTrial(world, tx, code);
    if (trial === null) return fail(UNKNOWN);
    await giveBackTry(tx, key);
    return ok({ code, trial });
  });
}

/** Changes what is kept under a code, and begins its time anew. */
const change = (world: World, code: string, set: Partial<Trial>) => (tx: Tx) =>
  tx
    .update(selfTrial)
    .set({ ...set, endsAt: endOf(world.clock.now()) })
    .where(eq(selfTrial.codeHash, hashOf(world, code)));

const isAnswer = (value: string): value is Answer => ANSWERS.some((answer) => answer === value);

/** Keeps one answer; the time that it is kept begins anew. */
export async function answerTrial(
  world: World,
  code: string,
  input: { readonly skill: string; readonly answer: string },
): Promise<Result<{ readonly next: number; readonly last: boolean }>> {
  const { skill, answer } = input;
  if (!isAnswer(answer) || (isLevel(answer) && !stepsOf(DEFAULT_SCALE).includes(answer)))
    return fail({ code: 'portfolio.answer_missing' });
  if (!isGeneralSkill(skill)) return fail(NOT_FOUND);
  return world.db.asSystem(async (tx) => {
    const trial = await findTrial(world, tx, code);
    if (trial === null) return fail(UNKNOWN);
    const asked = GENERAL_SKILLS.filter(({ area }) => !trial.hiddenAreas.includes(area));
    const next = asked.findIndex(({ id }) => id === skill) + 1;
    await change(world, code, { answers: { ...trial.answers, [skill]: answer }, position: next })(tx);
    return ok({ next, last: next >= asked.length });
  });
}

/** The second language and the areas that are asked about. */
export async function chooseTrialWay(
  world: World,
  code: string,
  wish: Partial<Pick<Trial, 'secondLanguage' | 'hiddenAreas'>>,
): Promise<Result<null>> {
  const hidden = wish.hiddenAreas?.filter((id) => GENERAL_AREAS.some((area) => area.id === id));
  if (hidden !== undefined && hidden.length === GENERAL_AREAS.length)
    return fail({ code: 'portfolio.all_hidden', field: 'shown' });
  const second = wish.secondLanguage;
  return world.db.asSystem(async (tx) => {
    if ((await findTrial(world, tx, code)) === null) return fail(UNKNOWN);
    await change(world, code, {
      ...(hidden === undefined ? {} : { hiddenAreas: hidden }),
      ...(second === undefined ? {} : { secondLanguage: second !== null && isLanguage(second) ? second : null }),
    })(tx);
    return ok(null);
  });
}

/** Deletes it now, for good. Nothing happens when it is gone already. */
export async function deleteTrial(world: World, code: string): Promise<void> {
  await world.db.asSystem((tx) => tx.delete(selfTrial).where(eq(selfTrial.codeHash, hashOf(world, code))));
}

/** Ends what nobody has touched for the time that was promised. */
export async function forgetOldTrials(world: Pick<World, 'db' | 'clock'>): Promise<void> {
  await world.db.asSystem((tx) => tx.delete(selfTrial).where(lte(selfTrial.endsAt, world.clock.now())));
}

/**
 * Somebody with an account takes over what she answered without one. What she has answered here already stays; the
 * rest is filled in, and the anonymous copy is deleted. Failures: those of `resumeTrial`.
 */
export async function takeOverTrial(
  world: World,
  actor: Actor,
  input: { readonly address: string; readonly typed: string; readonly sheets: SheetSource },
): Promise<Result<{ readonly id: string }>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const resumed = await resumeTrial(world, input);
  if (!resumed.ok) return resumed;
  const { code, trial } = resumed.value;
  const { tenantId, personId: learnerId } = actor;
  const at = world.clock.now();
  const begin = { tenantId, learnerId, actorId: learnerId, achievementId: GENERAL_TEMPLATE };
  const taken = await world.db.inTenant(tenantId, async (tx) => {
    const self = await beginIn(world, tx, { begin, sheets: input.sheets });
    if (self === null) return fail(NOT_FOUND);
    if (self.state === 'finished') return fail({ code: 'portfolio.finished_already' });
    for (const [criterionId, answer] of Object.entries(trial.answers)) {
      if (self.answers[criterionId] === undefined)
        await saveAnswer(tx, { tenantId, selfEvaluationId: self.id, criterionId, answer, at });
    }
    const position = Math.max(self.position, trial.position);
    await saveProgress(tx, { tenantId, id: self.id }, { state: 'paused', position, finishedAt: null, at });
    await recordAudit(tx, { tenantId, actorId: learnerId, action: 'portfolio.take_over', objectId: self.id, at });
    return ok({ id: self.id });
  });
  if (taken.ok) await deleteTrial(world, code);
  return taken;
}
