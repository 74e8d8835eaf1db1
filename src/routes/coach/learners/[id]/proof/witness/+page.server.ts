import { signedIn } from '#app/answers.ts';
import { askAction, loadWitnesses } from '#app/proof-witness.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const { world, actor, language } = signedIn(locals);
  return loadWitnesses({ world, actor, language, learnerId: params.id }, url.searchParams.get('for'));
};

export const actions: Actions = {
  ask: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    return askAction(
      { world, actor, learnerId: params.id },
      await request.formData(),
      `/coach/learners/${params.id}/proof/witness`,
    );
  },
};
