import { shown, signedIn } from '#app/answers.ts';
import { learnerHome } from '#app/home.ts';
import { listNewForMe } from '#modules/people/index.ts';
import { seeNewAnswers } from '#modules/portfolio/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = signedIn(locals);
  const news = await listNewForMe(world, actor);
  const answers = shown(await seeNewAnswers(world, actor));
  return {
    answers: answers.map(({ selfEvaluationId, answer, title }) => ({
      id: selfEvaluationId,
      answer,
      title: pickText(title, language),
    })),
    way: await learnerHome(world, actor, language),
    news: news.map(({ id, what, by, at }) => ({ id, what, by, at: formatDateTime(language, at) })),
  };
};
