import { signedIn } from '#app/answers.ts';
import { loadMatrix, saveMatrix } from '#app/proof-matrix.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const ask = { wanted: url.searchParams.get('for'), onlyEmpty: url.searchParams.has('empty') };
  const matrix = await loadMatrix({ world, actor, language, learnerId: actor.personId }, ask);
  return { ...matrix, isSaved: url.searchParams.has('saved'), isPartly: url.searchParams.has('held') };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const page = { world, actor, learnerId: actor.personId };
    return saveMatrix(page, await request.formData(), '/learn/proof/tasks');
  },
};
