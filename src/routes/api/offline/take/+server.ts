import { takeAlong } from '#app/offline/devices.ts';
import { readJson, refused, told } from '#app/offline/door.ts';
import { deviceRef, packFor } from '#app/offline/pack.ts';
import { cardInHand, doorstepOf, keepCardInHand, letIn } from '#app/entrance.ts';
import { enterOwnCard } from '#app/offline/own-card.ts';
import { type Actor, describeDevice } from '#modules/people/index.ts';
import { ok } from '#platform/result.ts';
import type { RequestEvent, RequestHandler } from './$types';

const pinOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'pin' in body && typeof body.pin === 'string' ? body.pin : '';

/** The learner types her four digits once more: they open the copy on the device, so they must be the right ones. */
async function knowsPin(event: RequestEvent, actor: Actor) {
  const { world } = event.locals;
  const code = cardInHand(event) ?? '';
  const known = await enterOwnCard(world, doorstepOf(event), {
    actor,
    code,
    pin: pinOf(await readJson(event.request)),
  });
  if (!known.ok) return known;
  letIn(event, known.value.entered);
  keepCardInHand(event, code);
  return ok(known.value.card);
}

/** "Take with me": a token for this device, and what it takes along. */
export const POST: RequestHandler = async (event) => {
  const { world, actor } = event.locals;
  if (actor === null) return refused({ code: 'app.offline.enter_first' }, 401);
  const card = actor.session === 'learner' ? await knowsPin(event, actor) : null;
  if (card !== null && !card.ok) return refused(card.error, 422);
  const pack = await packFor(world, actor);
  if (!pack.ok) return refused(pack.error, 422);
  const device = await takeAlong(world, actor, describeDevice(event.request.headers.get('user-agent')));
  const ref = deviceRef(world, actor.personId);
  const picture = card === null ? null : card.value.picture;
  return told({ device, pack: pack.value, ref, picture });
};
