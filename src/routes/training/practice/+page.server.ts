import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { typedLevels } from '#app/training-pages.ts';
import { PRACTICE, readPractice, savePractice } from '#modules/training/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor } = signedIn(locals);
  return {
    cases: PRACTICE,
    rated: shown(await readPractice(world, actor)),
    isAgain: url.searchParams.has('again'),
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const typed = typedLevels(await request.formData(), PRACTICE);
    const saved = await savePractice(world, actor, typed);
    if (!saved.ok) return fail(422, { failures: failuresOf(saved.error), typed });
    redirect(303, '/training/practice');
  },
};
