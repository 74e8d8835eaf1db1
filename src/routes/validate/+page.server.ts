import { shown, signedIn } from '#app/answers.ts';
import { seeQueue } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

const DAY = 86_400_000;

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const { waiting, decided } = shown(await seeQueue(world, actor));
  const now = world.clock.now().getTime();
  return {
    waiting: waiting.map(({ sent, learner, coachName, title, family, conflict, isDeclared }) => ({
      id: sent.id,
      learnerName: learner.fullName,
      coachName,
      title: pickText(title, language),
      achievementId: sent.achievementId,
      family,
      conflict,
      isDeclared,
      sentAt: formatDate(language, sent.sentAt),
      days: Math.max(0, Math.floor((now - sent.sentAt.getTime()) / DAY)),
    })),
    decided: decided.map((line) => ({
      id: line.decided.id,
      learnerName: line.learnerName,
      title: pickText(line.title, language),
      decision: line.decided.decision,
      decidedAt: formatDate(language, line.decided.decidedAt),
    })),
  };
};
