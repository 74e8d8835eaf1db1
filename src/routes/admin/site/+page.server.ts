import { fail, redirect } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { seeSite, setSite, siteInput } from '#modules/people/index.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  return { site: shown(await seeSite(world, actor)), isSaved: url.searchParams.has('saved') };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { actor, world } = signedIn(locals);
    const values = textValues(await request.formData());
    const input = parseInput(siteInput, values, 'people.form_changed');
    if (!input.ok) return fail(422, { failures: input.error, values });
    const saved = await setSite(world, actor, input.value);
    if (!saved.ok) return fail(422, { failures: [saved.error], values });
    redirect(303, '/admin/site?saved=1');
  },
};
