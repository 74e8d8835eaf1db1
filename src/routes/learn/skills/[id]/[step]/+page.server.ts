import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { loadTranslate } from '#app/messages.ts';
import { getOrganisation } from '#modules/people/index.ts';
import {
  answerQuestion,
  DEFAULT_SCALE,
  pauseSelfEvaluation,
  seeSelfEvaluation,
  stepsOf,
  type Level,
} from '#modules/portfolio/index.ts';
import { directionOf, isLanguage, LANGUAGES, type Language } from '#platform/i18n/languages.ts';
import { type Multilingual, pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** The same task in the language of the workplace, for the person who sits beside the learner. */
async function twinOf(second: Language, plain: Multilingual, steps: readonly Level[]) {
  const say = await loadTranslate(second);
  const level = (name: Level) => ({ text: say(`ui.level.${name}`), lang: second, dir: directionOf(second) });
  return {
    name: LANGUAGES[second].name,
    sentence: pickText(plain, second),
    levels: Object.fromEntries(steps.map((name) => [name, level(name)])),
  };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { id, sheet, answers, state } = shown(await seeSelfEvaluation(world, actor, params.id));
  const index = Number(params.step) - 1;
  const steps = stepsOf(sheet.scale ?? DEFAULT_SCALE);
  const item = Number.isInteger(index) ? sheet.items[index] : undefined;
  if (item === undefined || state === 'finished') redirect(303, `/learn/skills/${id}/summary`);
  const organisation = await world.db.inTenant(actor.tenantId, (tx) => getOrganisation(tx, actor.tenantId));
  const workLanguage = organisation?.language ?? 'en';
  const hasTwin = workLanguage !== language && isLanguage(workLanguage);
  return {
    id,
    index,
    total: sheet.items.length,
    title: pickText(sheet.title, language),
    criterionId: item.criterionId,
    sentence: pickText(item.plain, language),
    pictogram: item.pictogram,
    answer: answers[item.criterionId] ?? null,
    levels: steps,
    twinName: hasTwin ? LANGUAGES[workLanguage].name : null,
    twin: hasTwin && url.searchParams.has('two') ? await twinOf(workLanguage, item.plain, steps) : null,
  };
};

export const actions: Actions = {
  answer: async ({ request, locals, params, url }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const input = {
      selfEvaluationId: params.id,
      criterionId: String(form.get('criterionId') ?? ''),
      answer: String(form.get('answer') ?? ''),
    };
    const answered = await answerQuestion(world, actor, input);
    if (!answered.ok) return fail(422, { failures: failuresOf(answered.error) });
    const { next, last } = answered.value;
    redirect(
      303,
      `/learn/skills/${params.id}/${last ? 'summary' : next + 1}${url.searchParams.has('two') ? '?two' : ''}`,
    );
  },
  pause: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    shown(await pauseSelfEvaluation(world, actor, { id: params.id, position: Number(params.step) - 1 || 0 }));
    redirect(303, '/learn/skills?paused');
  },
};
