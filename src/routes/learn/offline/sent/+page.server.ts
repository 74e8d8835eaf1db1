import { shown, signedIn } from '#app/answers.ts';
import { seeMySent } from '#app/offline/sent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  return shown(await seeMySent(world, actor, language));
};
