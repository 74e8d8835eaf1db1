import { shown, signedIn } from '#app/answers.ts';
import { seeMyStories } from '#modules/portfolio/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const stories = shown(await seeMyStories(world, actor));
  return {
    isRemoved: url.searchParams.has('removed'),
    stories: stories.map(({ id, told, setting, skills, createdAt }) => ({
      id,
      did: told.did,
      setting,
      skills: skills.length,
      at: formatDate(language, createdAt),
    })),
  };
};
