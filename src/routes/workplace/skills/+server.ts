import { json } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { findSkills } from '#modules/design/index.ts';
import type { RequestHandler } from './$types';

/** Skills for the words typed so far, for people who map work. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const found = await findSkills(locals.world, actorOf(locals), url.searchParams.get('q') ?? '');
  return json(found.ok ? found.value : []);
};
