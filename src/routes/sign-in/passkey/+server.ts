import { json } from '@sveltejs/kit';
import { doorstepOf, setBriefly } from '#app/entrance.ts';
import { askForPasskey, CHALLENGE_COOKIE } from '#modules/people/index.ts';
import type { RequestHandler } from './$types';

/** The question that the browser puts to its passkeys; the answer comes back through the sign-in form. */
export const POST: RequestHandler = async (event) => {
  const asked = await askForPasskey(event.locals.world, doorstepOf(event));
  if (!asked.ok) return json({ failure: asked.error }, { status: 429 });
  setBriefly(event, CHALLENGE_COOKIE, asked.value.challengeId);
  return json(asked.value.options, { headers: { 'cache-control': 'no-store' } });
};
