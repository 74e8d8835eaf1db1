import { makeCardCode, requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { ANSWER_DAYS, type AskAnswer, MOST_ASK_WORDS, type PlaceAsk, type Poster } from '../poster.types.ts';
import { changePlace, mayMap } from './mapping.ts';
import { changeAsk, closePosterAt, deleteAsk, findPoster, listAsks, lockAsk, putPoster } from './poster.store.ts';
import { listPlaces, listTasksAt } from './workplace.store.ts';

const DAY = 86_400_000;

/** The poster of a place, if it has one. Codes: `people.not_allowed`. */
export async function readPoster(world: World, actor: Actor, environmentId: string): Promise<Result<Poster | null>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return ok(await world.db.inTenant(tenantId, (tx) => findPoster(tx, { tenantId, environmentId })));
}

/**
 * Makes the poster of a place, or a new one: the code of the old one leads nowhere from then on.
 * Codes: `people.not_allowed`, `workplace.place_gone`, `workplace.poster.nothing_to_learn`.
 */
export async function makePoster(world: World, actor: Actor, environmentId: string): Promise<Result<null>> {
  const code = makeCardCode(world.random);
  const change = { environmentId, action: 'workplace.make_poster', after: null };
  return changePlace({ world, actor }, change, async ({ tx, tenantId, at }) => {
    const tasks = await listTasksAt(tx, tenantId, environmentId);
    if (!tasks.some(({ learnable }) => learnable)) return fail({ code: 'workplace.poster.nothing_to_learn' });
    await putPoster(tx, { tenantId, environmentId, code, madeBy: actor.personId, madeAt: at });
    return ok(null);
  });
}

/** Takes the poster down: who scans it reads so. Codes: `people.not_allowed`, `workplace.place_gone`. */
export async function closePoster(world: World, actor: Actor, environmentId: string): Promise<Result<null>> {
  const change = { environmentId, action: 'workplace.close_poster', after: null };
  return changePlace({ world, actor }, change, async ({ tx, tenantId, at }) => {
    await closePosterAt(tx, { tenantId, environmentId }, at);
    return ok(null);
  });
}

export type WaitingAsk = PlaceAsk & { readonly place: Multilingual };

/** Everybody who asked to learn at a place of this organisation. Codes: `people.not_allowed`. */
export async function seeAsks(world: World, actor: Actor): Promise<Result<readonly WaitingAsk[]>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const places = new Map((await listPlaces(tx, tenantId)).map(({ id, name }) => [id, name]));
    const asks = await listAsks(tx, tenantId, world.clock.now());
    return ok(asks.map((ask) => ({ ...ask, place: places.get(ask.environmentId) ?? {} })));
  });
}

export type AskReply = { readonly id: string; readonly answer: AskAnswer; readonly reply: string };

/**
 * Tells somebody who asked: come, and when; or not now, and why. It may be said anew until the time is over.
 * Codes: `people.not_allowed`, `workplace.ask.gone`, `workplace.ask.reply_missing`, `workplace.ask.reply_too_long`.
 */
export async function answerAsk(world: World, actor: Actor, input: AskReply): Promise<Result<null>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { id, answer } = input;
  const reply = input.reply.trim();
  if (reply === '') return fail({ code: 'workplace.ask.reply_missing', field: 'reply' });
  if (reply.length > MOST_ASK_WORDS) return fail({ code: 'workplace.ask.reply_too_long', field: 'reply' });
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    if ((await lockAsk(tx, tenantId, { id, now: at })) === null) return fail({ code: 'workplace.ask.gone' });
    const endsAt = new Date(at.getTime() + ANSWER_DAYS * DAY);
    await changeAsk(tx, { tenantId, id }, { answer, reply, answeredBy: personId, answeredAt: at, endsAt });
    const action = 'workplace.answer_ask';
    await recordAudit(tx, { tenantId, actorId: personId, action, objectId: id, at, after: { answer } });
    return ok(null);
  });
}

/** What a coach fills a new learner's card from. Codes: `people.not_allowed`, `workplace.ask.gone`. */
export async function readAsk(world: World, actor: Actor, id: string): Promise<Result<WaitingAsk>> {
  const asks = await seeAsks(world, actor);
  if (!asks.ok) return asks;
  const found = asks.value.find((ask) => ask.id === id);
  return found === undefined ? fail({ code: 'workplace.ask.gone' }) : ok(found);
}

/** What was asked has done its work, or nobody needs it any more: it goes. Codes: `people.not_allowed`. */
export async function removeAsk(world: World, actor: Actor, id: string): Promise<Result<null>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    if (await deleteAsk(tx, tenantId, id)) {
      const action = 'workplace.remove_ask';
      await recordAudit(tx, { tenantId, actorId: personId, action, objectId: id, at });
    }
    return ok(null);
  });
}
