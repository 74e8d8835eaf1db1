import { error } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { proposeFrom } from '#app/propose-coach.ts';
import { seeCare } from '#modules/people/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { actor, world } = signedIn(locals);
  const care = await seeCare(world, actor, params.id);
  if (!care.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  return { care: care.value, isAsked: url.searchParams.has('asked') };
};

export const actions: Actions = {
  propose: (event) => proposeFrom(event, { learnerId: event.params.id, back: `/admin/learners/${event.params.id}` }),
};
