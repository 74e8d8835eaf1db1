import { redirect } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import {
  countAnswers,
  DEFAULT_SCALE,
  finishSelfEvaluation,
  reopenSelfEvaluation,
  seeSelfEvaluation,
  stepsOf,
} from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await seeSelfEvaluation(world, actor, params.id));
  const { id, sheet, answers, state, position } = found;
  return {
    id,
    state,
    title: pickText(sheet.title, language),
    counts: countAnswers(found),
    levels: stepsOf(sheet.scale ?? DEFAULT_SCALE).toReversed(),
    nextStep: Math.min(position, sheet.items.length - 1) + 1,
    items: sheet.items.map(({ criterionId, plain, pictogram }, index) => ({
      step: index + 1,
      criterionId,
      pictogram,
      sentence: pickText(plain, language),
      answer: answers[criterionId] ?? null,
    })),
  };
};

export const actions: Actions = {
  finish: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    shown(await finishSelfEvaluation(world, actor, params.id));
    redirect(303, `/learn/skills/${params.id}/summary`);
  },
  reopen: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    shown(await reopenSelfEvaluation(world, actor, params.id));
    redirect(303, `/learn/skills/${params.id}/summary`);
  },
};
