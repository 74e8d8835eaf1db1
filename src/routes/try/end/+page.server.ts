import { redirect } from '@sveltejs/kit';
import { profileView } from '#app/self/profile.ts';
import { letGoOfTrial, ratedTrial, resumeAddress, trialOf } from '#app/self/trial.ts';
import { deleteTrial, firstOpen, questionsOf, spellTrialCode } from '#modules/portfolio/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { code, trial } = await trialOf(event);
  const { language } = event.locals;
  const rated = await ratedTrial(trial);
  const next = firstOpen(rated);
  return {
    profile: profileView(rated, language),
    next: next < questionsOf(rated).length ? next + 1 : null,
    code: spellTrialCode(code),
    address: resumeAddress(event, code),
    endsAt: formatDate(language, trial.endsAt),
  };
};

export const actions: Actions = {
  delete: async (event) => {
    const { code } = await trialOf(event);
    await deleteTrial(event.locals.world, code);
    letGoOfTrial(event);
    redirect(303, '/try?deleted');
  },
};
