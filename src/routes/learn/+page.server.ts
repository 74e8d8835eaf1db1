import { signedIn } from '#app/answers.ts';
import { learnerHome } from '#app/home.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = signedIn(locals);
  return { way: await learnerHome(world, actor, language) };
};
