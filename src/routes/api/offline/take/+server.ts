import { takeAlong } from '#app/offline/devices.ts';
import { readJson, refused, told } from '#app/offline/door.ts';
import { deviceRef, packFor } from '#app/offline/pack.ts';
import { cardInHand, doorstepOf, keepCardInHand, letIn } from '#app/entrance.ts';
import { enterAsOneself, ownWayIn } from '#app/offline/own-card.ts';
import { readSecret } from '#app/offline/way-in.ts';
import { type Actor, describeDevice } from '#modules/people/index.ts';
import { fail, ok } from '#platform/result.ts';
import type { RequestEvent, RequestHandler } from './$types';

const askingOf = (event: RequestEvent, actor: Actor) => ({
  actor,
  door: doorstepOf(event),
  code: cardInHand(event) ?? '',
});

/** The learner types or taps once more what lets her in: it opens the copy on the device, so it must be right. */
async function knowsSecret(event: RequestEvent, actor: Actor) {
  const asking = askingOf(event, actor);
  const secret = readSecret(await readJson(event.request));
  if (secret === null) return fail({ code: 'app.offline.enter_first' });
  const known = await enterAsOneself(event.locals.world, asking, secret);
  if (!known.ok) return known;
  letIn(event, known.value.entered);
  if (secret.way !== 'password') keepCardInHand(event, asking.code);
  return ok(known.value);
}

/** By what the learner who is in opens a copy; null where she has nothing that a device without a network could check. */
export const GET: RequestHandler = async (event) => {
  const { world, actor } = event.locals;
  if (actor === null) return refused({ code: 'app.offline.enter_first' }, 401);
  return told({ way: actor.session === 'learner' ? await ownWayIn(world, askingOf(event, actor)) : null });
};

/** "Take with me": a token for this device, and what it takes along. */
export const POST: RequestHandler = async (event) => {
  const { world, actor } = event.locals;
  if (actor === null) return refused({ code: 'app.offline.enter_first' }, 401);
  const known = actor.session === 'learner' ? await knowsSecret(event, actor) : null;
  if (known !== null && !known.ok) return refused(known.error, 422);
  const pack = await packFor(world, actor);
  if (!pack.ok) return refused(pack.error, 422);
  const device = await takeAlong(world, actor, describeDevice(event.request.headers.get('user-agent')));
  const ref = deviceRef(world, actor.personId);
  const picture = known === null ? null : known.value.picture;
  return told({ device, pack: pack.value, ref, picture });
};
