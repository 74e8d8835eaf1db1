import { redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { readWishLists } from '#modules/workplace/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = actorOf(locals);
  // Wishes belong to a learner and the coach; whoever only maps places has nothing to see here.
  if (!actor.roles.includes('coach')) redirect(303, '/workplace');
  const lists = shown(await readWishLists(locals.world, actor));
  return {
    learners: lists.map(({ learner, wishes }) => ({
      id: learner.id,
      name: learner.fullName,
      count: wishes?.wishes.length ?? 0,
      since: wishes === null ? '' : formatDate(locals.language, wishes.updatedAt),
    })),
  };
};
