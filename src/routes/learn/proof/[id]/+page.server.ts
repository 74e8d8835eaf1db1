import { error, fail, redirect } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { loadProof } from '#app/proof-pages.ts';
import { removeProof } from '#modules/portfolio/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = locals;
  if (actor === null) redirect(303, '/card');
  const { proofs } = await loadProof({ world, actor, language, learnerId: actor.personId });
  const proof = proofs.find(({ id }) => id === params.id);
  if (proof === undefined) error(404, { message: 'Not found', code: 'ui.error.not_found' });
  return { proof };
};

export const actions: Actions = {
  remove: async ({ locals, params }) => {
    const { world, actor } = locals;
    if (actor === null) redirect(303, '/card');
    const removed = await removeProof(world, actor, params.id);
    if (!removed.ok) return fail(422, { failures: failuresOf(removed.error) });
    redirect(303, '/learn/proof?removed');
  },
};
