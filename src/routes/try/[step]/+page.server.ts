import { error, fail, redirect } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { questionOf } from '#app/self/question.ts';
import { ratedTrial, trialOf } from '#app/self/trial.ts';
import { answerTrial, questionsOf } from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  if (!/^\d{1,3}$/.test(params.step)) error(404, 'Not found', { code: 'ui.error.not_found' });
  const { trial } = await trialOf(event);
  const rated = await ratedTrial(trial);
  const questions = questionsOf(rated);
  const index = Number(params.step) - 1;
  const item = questions[index];
  if (item === undefined) redirect(303, '/try/end');
  const { language } = locals;
  const area = rated.sheet.areas?.find(({ id }) => id === item.areaId);
  return {
    index,
    total: questions.length,
    area: area === undefined ? undefined : pickText(area.title, language),
    question: await questionOf({ sheet: rated.sheet, item, language, second: trial.secondLanguage, sounds: {} }),
    answer: trial.answers[item.criterionId] ?? null,
  };
};

export const actions: Actions = {
  answer: async (event) => {
    const { code } = await trialOf(event);
    const form = await event.request.formData();
    const input = { skill: textOf(form, 'criterionId'), answer: textOf(form, 'answer') };
    const answered = await answerTrial(event.locals.world, code, input);
    if (!answered.ok) return fail(422, { failures: failuresOf(answered.error) });
    redirect(303, answered.value.last ? '/try/end' : `/try/${answered.value.next + 1}`);
  },
};
