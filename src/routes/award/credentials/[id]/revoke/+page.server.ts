import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { readAward, REVOCATION_CODES, revocationInput, revokeCredential } from '#modules/award/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const { credential, frozen, learnerName } = shown(await readAward(world, actor, params.id));
  return {
    id: credential.id,
    isOpen: credential.state === 'issued',
    title: pickText(frozen.title, language),
    learnerName,
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
