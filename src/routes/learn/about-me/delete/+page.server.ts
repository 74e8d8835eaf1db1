import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { forgetCard, forgetSession } from '#app/entrance.ts';
import { textValues } from '#app/form-values.ts';
import { eraseOwnAccount } from '#modules/people/index.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { actor, world } = signedIn(event.locals);
    const { sure } = textValues(await event.request.formData());
    if (sure !== 'yes') return fail(422, { failures: [{ code: 'people.not_sure', field: 'sure' }] });
    const gone = await eraseOwnAccount(world, actor);
    if (!gone.ok) return fail(422, { failures: [gone.error] });
    forgetSession(event);
    forgetCard(event);
    event.setHeaders({ 'clear-site-data': '"cache", "storage"' });
    redirect(303, '/card?gone=1');
  },
};
