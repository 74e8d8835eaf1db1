import { signedIn } from '#app/answers.ts';
import { loadProofForm, saveProof } from '#app/proof-pages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const page = { world, actor, language, learnerId: params.learner };
  return loadProofForm(page, params.kind, url.searchParams.get('for'));
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    // A helper sees no proof afterwards, so what is to be blurred is blurred before it is kept.
    const to = { kind: params.kind, list: `/support/${params.learner}`, blurs: 'now_only' } as const;
    return saveProof({ world, actor, learnerId: params.learner }, request, to);
  },
};
