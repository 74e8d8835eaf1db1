import { redirect } from '@sveltejs/kit';
import { forgetCard, forgetSession } from '#app/entrance.ts';
import { deviceRef } from '#app/offline/pack.ts';
import { endSession, SESSION_COOKIE } from '#modules/people/index.ts';
import type { RequestHandler } from './$types';

/**
 * "I am finished", "Sign out", and the lock of an idle screen (`?lock`). The lock keeps the card in hand, so that its
 * owner types the PIN only; the others leave nothing of the person on the device (Clear-Site-Data, W3C). What was taken
 * along for work without a network is cleared by the page that follows (`copy`): on a shared device the closed copies of
 * others must stay, and so must answers of this person that were not sent yet, which nobody else can open.
 */
export const POST: RequestHandler = async (event) => {
  const { locals, cookies, url } = event;
  const isLearner = locals.actor?.session !== 'staff';
  const copy = locals.actor === null ? '' : `&copy=${deviceRef(locals.world, locals.actor.personId)}`;
  await endSession(locals.world, cookies.get(SESSION_COOKIE));
  forgetSession(event);
  if (url.searchParams.has('lock')) redirect(303, '/card/pin?locked=1');
  forgetCard(event);
  event.setHeaders({ 'clear-site-data': '"cache"', 'cache-control': 'no-store' });
  return new Response(null, { status: 303, headers: { location: isLearner ? `/card?finished=1${copy}` : '/' } });
};

/** Somebody followed the address: nothing is ended by a link. */
export const GET: RequestHandler = () => redirect(303, '/');
