import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, signedIn } from '#app/answers.ts';
import { loadProof } from '#app/proof-pages.ts';
import { textOf } from '#app/read-form.ts';
import { removeProof, setVisibility } from '#modules/portfolio/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { proofs, opensLinks } = await loadProof({ world, actor, language, learnerId: actor.personId });
  const proof = proofs.find(({ id }) => id === params.id);
  if (proof === undefined) notFoundPage();
  const done = ['shared', 'blurred'].find((word) => url.searchParams.has(word)) ?? null;
  return { proof, opensLinks, done };
};

export const actions: Actions = {
  remove: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const removed = await removeProof(world, actor, params.id);
    if (!removed.ok) return fail(422, { failures: failuresOf(removed.error) });
    redirect(303, '/learn/proof?removed');
  },
  share: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const visibility = textOf(await request.formData(), 'visibility');
    const shared = await setVisibility(world, actor, { id: params.id, visibility });
    if (!shared.ok) return fail(422, { failures: failuresOf(shared.error) });
    redirect(303, `/learn/proof/${params.id}?shared`);
  },
};
