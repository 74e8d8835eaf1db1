import { signedIn } from '#app/answers.ts';
import { learnerHome } from '#app/home.ts';
import { listNewForMe } from '#modules/people/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = signedIn(locals);
  const news = await listNewForMe(world, actor);
  return {
    way: await learnerHome(world, actor, language),
    news: news.map(({ id, what, by, at }) => ({ id, what, by, at: formatDateTime(language, at) })),
  };
};
