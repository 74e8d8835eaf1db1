import { error } from '@sveltejs/kit';
import { loadProofForm, saveProof } from '#app/proof-pages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = locals;
  if (actor === null) error(403);
  return loadProofForm({ world, actor, language, learnerId: params.id }, params.kind, url.searchParams.get('for'));
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = locals;
    if (actor === null) error(403);
    const done = `/coach/learners/${params.id}/proof?added`;
    return saveProof({ world, actor, learnerId: params.id }, request, { kind: params.kind, done });
  },
};
