import { signedIn } from '#app/answers.ts';
import { linkAction, loadWitness, withdrawAction } from '#app/proof-witness.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  return loadWitness({ world, actor, language, learnerId: params.id }, params.request);
};

export const actions: Actions = {
  link: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    return linkAction({ world, actor, learnerId: params.id }, params.request);
  },
  withdraw: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const to = { id: params.request, here: `/coach/learners/${params.id}/proof/witness/${params.request}` };
    return withdrawAction({ world, actor, learnerId: params.id }, to);
  },
};
