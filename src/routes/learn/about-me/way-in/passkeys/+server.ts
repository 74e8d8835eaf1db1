import { error, json } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { setBriefly } from '#app/entrance.ts';
import { askForNewPasskey, CHALLENGE_COOKIE } from '#modules/people/index.ts';
import type { RequestHandler } from './$types';

/** The question for a learner's own device; staff have the same under their account. */
export const POST: RequestHandler = async (event) => {
  const { actor, world } = signedIn(event.locals);
  const asked = await askForNewPasskey(world, actor);
  if (!asked.ok) error(403, 'Forbidden', { code: 'ui.error.not_for_your_role' });
  setBriefly(event, CHALLENGE_COOKIE, asked.value.challengeId);
  return json(asked.value.options, { headers: { 'cache-control': 'no-store' } });
};
