import { redirect } from '@sveltejs/kit';
import { loadProof } from '#app/proof-pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = locals;
  if (actor === null) redirect(303, '/card');
  const done = url.searchParams.has('added') ? 'added' : url.searchParams.has('removed') ? 'removed' : null;
  return { ...(await loadProof({ world, actor, language, learnerId: actor.personId })), done };
};
