import { error } from '@sveltejs/kit';
import { coachHome } from '#app/home.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = locals;
  if (actor === null) error(403);
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
