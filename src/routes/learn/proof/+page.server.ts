import { signedIn } from '#app/answers.ts';
import { loadProof } from '#app/proof-pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const done = ['added', 'removed', 'blurred'].find((word) => url.searchParams.has(word)) ?? null;
  return { ...(await loadProof({ world, actor, language, learnerId: actor.personId })), done };
};
