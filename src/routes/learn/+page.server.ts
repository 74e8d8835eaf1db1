import { error } from '@sveltejs/kit';
import { learnerHome } from '#app/home.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = locals;
  if (actor === null) error(403);
  return { way: await learnerHome(world, actor, language) };
};
