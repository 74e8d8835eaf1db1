import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { confirmTalk, seeMyTalk, toLetter, toMissingViews, toOutcomeViews } from '#modules/assessment/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await seeMyTalk(world, actor, params.id));
  const { joint, version, step, result, decisions } = found;
  const reader = { language, learnerLanguage: language, words: 'plain' } as const;
  const isShown = joint.revealedAt !== null;
  return {
    id: joint.id,
    title: pickText(version.descriptor.title, language),
    coachName: found.coachName,
    selfEvaluationId: found.selfEvaluationId,
    step: step.code,
    isShown,
    isTalking: joint.state === 'talking',
    revision: joint.revision,
    outcomes: isShown ? toOutcomeViews(version, joint, reader) : [],
    nextGoal: joint.nextGoal,
    isCoachSure: joint.coachConfirmedAt !== null,
    isConfirmed: joint.learnerConfirmedAt !== null,
    missing: toMissingViews(version, result.missing, reader),
    letters: decisions.map((decision) => toLetter(version, decision, language)),
  };
};

export const actions: Actions = {
  confirm: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const revision = Number(textOf(await request.formData(), 'revision'));
    const confirmed = await confirmTalk(world, actor, { jointId: params.id, revision });
    if (!confirmed.ok) return fail(422, { failures: failuresOf(confirmed.error) });
    redirect(303, `/learn/talk/${params.id}`);
  },
};
