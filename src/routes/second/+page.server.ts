import { shown, signedIn } from '#app/answers.ts';
import { seeSeconds } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const lines = shown(await seeSeconds(world, actor));
  return {
    isValidator: actor.roles.includes('validator'),
    lines: lines.map(({ second, learner, title, obstacle }) => ({
      id: second.id,
      learnerName: learner?.fullName ?? '',
      title: pickText(title, language),
      askedAt: formatDate(language, second.requestedAt),
      why: second.why,
      obstacle,
    })),
  };
};
