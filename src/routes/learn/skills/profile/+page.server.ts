import { shown, signedIn } from '#app/answers.ts';
import { profileView, skillsOfStories } from '#app/self/profile.ts';
import { generalSkillsSheet, learnerSheets } from '#app/sheets.ts';
import { seeMySkills, seeMyStories } from '#modules/portfolio/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const { begun } = shown(await seeMySkills(world, actor, learnerSheets));
  const stories = shown(await seeMyStories(world, actor));
  const rated = begun.filter(({ answers }) => Object.keys(answers).length > 0);
  return {
    profiles: rated.map((one) => ({ id: one.id, ...profileView(one, language) })),
    fromStories: skillsOfStories(stories, await generalSkillsSheet(), language),
  };
};
