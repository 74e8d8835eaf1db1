import { signedIn } from '#app/answers.ts';
import { coachHome } from '#app/home.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = signedIn(locals);
  const coached = (await coachHome(world, actor, language)).map((one) => ({
    ...one,
    steps: one.steps.map((step) => ({ ...step, since: step.since === null ? null : formatDate(language, step.since) })),
  }));
  return {
    count: coached.length,
    waiting: coached.filter((one) => one.isCoachsTurn),
    others: coached.filter((one) => !one.isCoachsTurn),
  };
};
