import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, signedIn } from '#app/answers.ts';
import { blurOf, loadProof } from '#app/proof-pages.ts';
import { BLUR_GRID, blurProof } from '#modules/portfolio/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { learner, proofs } = await loadProof({ world, actor, language, learnerId: actor.personId });
  const proof = proofs.find(({ id }) => id === params.id);
  if (proof === undefined || !proof.hasPhoto) notFoundPage();
  return { learner, proof, grid: BLUR_GRID, isNew: url.searchParams.has('new') };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const areas = blurOf(await request.formData());
    const blurred = await blurProof(world, actor, { id: params.id, areas });
    if (!blurred.ok) return fail(422, { failures: failuresOf(blurred.error) });
    redirect(303, `/learn/proof/${params.id}?blurred`);
  },
};
