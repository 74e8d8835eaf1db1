import { readCardWish } from '#app/self/card-wish.ts';
import { cardLines } from '#app/self/profile.ts';
import { ratedTrial, resumeAddress, trialOf } from '#app/self/trial.ts';
import { spellTrialCode } from '#modules/portfolio/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { code, trial } = await trialOf(event);
  const wish = readCardWish(event.url.searchParams);
  return {
    wish,
    lines: cardLines(await ratedTrial(trial), event.locals.language, wish.help),
    resume: wish.hasCode ? { address: resumeAddress(event, code), code: spellTrialCode(code) } : undefined,
  };
};
