import { notFoundPage, shown, signedIn } from '#app/answers.ts';
import { loadTranslate } from '#app/messages.ts';
import { printedWords } from '#app/paper/printed.ts';
import { seeSheet } from '#app/paper/paper.usecases.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const view = shown(await seeSheet(world, actor, params.code));
  if (view.learner.id !== params.id) notFoundPage();
  const own = isLanguage(view.learner.language) ? view.learner.language : language;
  const say = await loadTranslate(own);
  return { learner: view.learner, printed: printedWords(view, { say, own, staff: language, url: world.settings.url }) };
};
