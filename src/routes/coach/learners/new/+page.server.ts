import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { createLearner, newLearner } from '#modules/people/index.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { actor, world } = signedIn(locals);
    const { fullName = '', knownAs = '', language = '' } = textValues(await request.formData());
    const values = { fullName, knownAs, language };
    const input = parseInput(newLearner, values, 'people.form_changed');
    if (!input.ok) return fail(422, { failures: input.error, values });
    const created = await createLearner(world, actor, input.value);
    if (!created.ok) return fail(422, { failures: [created.error], values });
    redirect(303, `/coach/learners/${created.value.learnerId}/card?done=created`);
  },
};
