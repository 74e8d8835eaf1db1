import { signedIn } from '#app/answers.ts';
import { askAction, loadWitnesses } from '#app/proof-witness.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  return loadWitnesses({ world, actor, language, learnerId: actor.personId }, url.searchParams.get('for'));
};

export const actions: Actions = {
  ask: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    return askAction({ world, actor, learnerId: actor.personId }, await request.formData(), '/learn/proof/witness');
  },
};
