import { fail, redirect } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { addEnvironment, ENVIRONMENT_KINDS } from '#modules/workplace/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ kinds: ENVIRONMENT_KINDS });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const values = textValues(await request.formData());
    const name = (values['name'] ?? '').trim().slice(0, 120);
    const kind = ENVIRONMENT_KINDS.find((one) => one === values['kind']) ?? 'shop';
    const added = await addEnvironment(locals.world, actorOf(locals), { name: { [locals.language]: name }, kind });
    if (!added.ok) return fail(422, { failures: [added.error], name, kind });
    redirect(303, `/workplace/${added.value.environmentId}/walk`);
  },
};
