import { fail, redirect } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { rememberEasyWords, wishesEasyWords } from '#app/self/easy.ts';
import { ratedTrial, trialOf } from '#app/self/trial.ts';
import { readWay } from '#app/self/way.ts';
import { chooseTrialWay, firstOpen } from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { trial } = await trialOf(event);
  const { sheet } = await ratedTrial(trial);
  return {
    second: trial.secondLanguage ?? '',
    easy: await wishesEasyWords(event.locals, event.cookies),
    hiddenAreas: trial.hiddenAreas,
    areas: (sheet.areas ?? []).map(({ id, title }) => ({ id, title: pickText(title, event.locals.language) })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { code, trial } = await trialOf(event);
    const way = readWay(await event.request.formData());
    const { secondLanguage, hiddenAreas, easy } = way;
    const chosen = await chooseTrialWay(event.locals.world, code, { secondLanguage, hiddenAreas });
    if (!chosen.ok) return fail(422, { failures: failuresOf(chosen.error), typed: way });
    rememberEasyWords(event.cookies, event.locals, easy ? 'easy' : 'standard');
    const next = firstOpen(await ratedTrial({ ...trial, hiddenAreas }));
    redirect(303, `/try/${next + 1}`);
  },
};
