import { actorOf, shown } from '#app/answers.ts';
import { readWishLists } from '#modules/workplace/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = actorOf(locals);
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
