import { fail, redirect } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { createLearner, newLearner } from '#modules/people/index.ts';
import { readAsk, removeAsk } from '#modules/workplace/index.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody who asked from a poster has told a name and a language already. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  const id = url.searchParams.get('asked');
  if (id === null) return { asked: null };
  const { name, language } = shown(await readAsk(world, actor, id));
  return { asked: { id, name, language } };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { actor, world } = signedIn(locals);
    const { fullName = '', knownAs = '', language = '', asked = '' } = textValues(await request.formData());
    const values = { fullName, knownAs, language };
    const input = parseInput(newLearner, values, 'people.form_changed');
    if (!input.ok) return fail(422, { failures: input.error, values });
    const created = await createLearner(world, actor, input.value);
    if (!created.ok) return fail(422, { failures: [created.error], values });
    // The question has done its work: she has an account now.
    if (asked !== '') shown(await removeAsk(world, actor, asked));
    redirect(303, `/coach/learners/${created.value.learnerId}/card?done=created`);
  },
};
