import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { sayTalked, seeSentOf } from '#app/offline/sent.ts';
import { textOf } from '#app/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await seeSentOf(world, actor, { learnerId: params.id, language }));
  return { ...found, learnerId: params.id };
};

export const actions: Actions = {
  talked: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const said = await sayTalked(world, actor, textOf(await request.formData(), 'action'));
    if (!said.ok) return fail(422, { failures: failuresOf(said.error) });
    redirect(303, `/coach/learners/${params.id}/sent`);
  },
};
