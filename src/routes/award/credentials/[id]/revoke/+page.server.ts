import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, signedIn } from '#app/answers.ts';
import { changedCredential } from '#app/award/changed-credential.ts';
import { textValues } from '#app/form-values.ts';
import { REVOCATION_CODES, revocationInput, revokeCredential } from '#modules/award/index.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  return {
    ...(await changedCredential(locals, params.id)),
    codes: REVOCATION_CODES.filter((code) => code !== 'superseded'),
  };
};

export const actions = {
  default: async ({ locals, params, request }) => {
    const { world, actor } = signedIn(locals);
    const values = textValues(await request.formData());
    const input = parseInput(revocationInput, { ...values, credentialId: params.id }, 'award.form_incomplete');
    if (!input.ok) return fail(422, { failures: input.error, values });
    const changed = await revokeCredential(world, actor, input.value);
    if (!changed.ok) return fail(422, { failures: failuresOf(changed.error), values });
    redirect(303, `/award/credentials/${params.id}?done=revoked`);
  },
} satisfies Actions;
