import { redirect } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { goOn, seeMyTalks, stopForNow } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const talks = shown(await seeMyTalks(world, actor));
  return {
    talks: talks.map(({ jointId, selfEvaluationId, achievementId, title, family, step, decision, way, ...one }) => ({
      key: `${achievementId}-${one.version}`,
      href: jointId === null || step.code === 'rate' ? `/learn/skills/${selfEvaluationId}` : `/learn/talk/${jointId}`,
      achievementId,
      title: pickText(title, language),
      family,
      step: step.code,
      turn: step.turn,
      decision: decision?.decision ?? null,
      way: { stages: way.stages },
      stoppedAt: way.stoppedAt === null ? null : formatDate(language, way.stoppedAt),
      hasOpenAppeal: one.hasOpenAppeal,
      isWhole: way.stages.every(({ state }) => state === 'done'),
    })),
  };
};

export const actions: Actions = {
  stop: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    shown(await stopForNow(world, actor, { achievementId: textOf(await request.formData(), 'achievementId') }));
    redirect(303, '/learn/talk');
  },
  go_on: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    shown(await goOn(world, actor, { achievementId: textOf(await request.formData(), 'achievementId') }));
    redirect(303, '/learn/talk');
  },
};
