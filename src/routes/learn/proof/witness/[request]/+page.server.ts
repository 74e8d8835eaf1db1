import { signedIn } from '#app/answers.ts';
import { linkAction, loadWitness, withdrawAction } from '#app/proof-witness.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  return loadWitness({ world, actor, language, learnerId: actor.personId }, params.request);
};

export const actions: Actions = {
  link: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    return linkAction({ world, actor, learnerId: actor.personId }, params.request);
  },
  withdraw: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const to = { id: params.request, here: `/learn/proof/witness/${params.request}` };
    return withdrawAction({ world, actor, learnerId: actor.personId }, to);
  },
};
