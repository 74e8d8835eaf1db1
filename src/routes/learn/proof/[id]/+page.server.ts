import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, signedIn } from '#app/answers.ts';
import { loadProof } from '#app/proof-pages.ts';
import { removeProof } from '#modules/portfolio/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const { proofs } = await loadProof({ world, actor, language, learnerId: actor.personId });
  const proof = proofs.find(({ id }) => id === params.id);
  if (proof === undefined) notFoundPage();
  return { proof };
};

export const actions: Actions = {
  remove: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const removed = await removeProof(world, actor, params.id);
    if (!removed.ok) return fail(422, { failures: failuresOf(removed.error) });
    redirect(303, '/learn/proof?removed');
  },
};
