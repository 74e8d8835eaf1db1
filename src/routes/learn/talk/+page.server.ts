import { shown, signedIn } from '#app/answers.ts';
import { seeMyTalks } from '#modules/assessment/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const talks = shown(await seeMyTalks(world, actor));
  return {
    talks: talks.map(({ jointId, selfEvaluationId, achievementId, title, family, step, decision }) => ({
      href: jointId === null || step.code === 'rate' ? `/learn/skills/${selfEvaluationId}` : `/learn/talk/${jointId}`,
      achievementId,
      title: pickText(title, language),
      family,
      step: step.code,
      turn: step.turn,
      decision: decision?.decision ?? null,
    })),
  };
};
