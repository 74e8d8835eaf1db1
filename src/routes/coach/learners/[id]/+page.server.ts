import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { seeLearner, startJoint } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const { learner, progress, proofs } = shown(await seeLearner(world, actor, params.id));
  return {
    learner,
    languageName: isLanguage(learner.language) ? LANGUAGES[learner.language].name : learner.language,
    proofs,
    lines: progress.map((one) => ({
      achievementId: one.achievementId,
      title: pickText(one.title, language),
      family: one.family,
      self: one.self,
      jointId: one.jointId,
      step: one.step.code,
      turn: one.step.turn,
      since: one.step.since === null ? null : formatDate(language, one.step.since),
      decision: one.decision?.decision ?? null,
    })),
  };
};

export const actions: Actions = {
  evaluate: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const achievementId = textOf(await request.formData(), 'achievementId');
    const started = await startJoint(world, actor, { learnerId: params.id, achievementId });
    if (!started.ok) return fail(422, { failures: failuresOf(started.error) });
    redirect(303, `/coach/learners/${params.id}/evaluate/${started.value.id}`);
  },
};
