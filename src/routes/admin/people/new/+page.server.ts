import { fail } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { addStaff, newStaff } from '#modules/people/index.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** Answers without leading on: the password is shown once and is in no address. */
  default: async ({ locals, request }) => {
    const { actor, world } = signedIn(locals);
    const form = await request.formData();
    const { fullName = '', knownAs = '', language = '', loginName = '' } = textValues(form);
    const roles = form.getAll('roles').filter((role) => typeof role === 'string');
    const values = { fullName, knownAs, language, loginName, roles };
    const input = parseInput(newStaff, values, 'people.form_changed');
    if (!input.ok) return fail(422, { failures: input.error, values });
    const added = await addStaff(world, actor, input.value);
    if (!added.ok) return fail(422, { failures: [added.error], values });
    return { issued: { ...added.value, name: input.value.knownAs } };
  },
};
