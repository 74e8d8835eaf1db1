import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, signedIn } from '#app/answers.ts';
import { changedCredential } from '#app/award/changed-credential.ts';
import { textValues } from '#app/form-values.ts';
import { correctCredential, correctionInput } from '#modules/award/index.ts';
import { randomToken } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  return {
    ...(await changedCredential(locals, params.id)),
    idempotencyKey: randomToken(locals.world.random),
  };
};

export const actions = {
  default: async ({ locals, params, request }) => {
    const { world, actor } = signedIn(locals);
    const values = textValues(await request.formData());
    const input = parseInput(correctionInput, { ...values, credentialId: params.id }, 'award.form_incomplete');
    if (!input.ok) return fail(422, { failures: input.error, values });
    const changed = await correctCredential(world, actor, input.value);
    if (!changed.ok) return fail(422, { failures: failuresOf(changed.error), values });
    redirect(303, `/award/credentials/${changed.value.credentialId}?done=corrected`);
  },
} satisfies Actions;
