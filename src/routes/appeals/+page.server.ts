import { shown, signedIn } from '#app/answers.ts';
import { type AppealLine, seeAppeals, workingDaysLeft } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const { open, decided } = shown(await seeAppeals(world, actor));
  const now = world.clock.now();
  const view = ({ appeal, decision, learnerName, title, conflict }: AppealLine) => ({
    id: appeal.id,
    learnerName,
    title: pickText(title, language),
    raisedAt: formatDate(language, appeal.raisedAt),
    dueAt: formatDate(language, appeal.dueAt),
    isLate: appeal.dueAt < now,
    left: Math.abs(workingDaysLeft(appeal.dueAt, now)),
    outcome: decision?.outcome ?? null,
    conflict,
  });
  return { open: open.map(view), decided: decided.map(view) };
};
