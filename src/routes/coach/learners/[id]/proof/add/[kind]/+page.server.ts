import { signedIn } from '#app/answers.ts';
import { loadProofForm, saveProof } from '#app/proof-pages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  return loadProofForm({ world, actor, language, learnerId: params.id }, params.kind, url.searchParams.get('for'));
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const list = `/coach/learners/${params.id}/proof`;
    return saveProof({ world, actor, learnerId: params.id }, request, { kind: params.kind, list });
  },
};
