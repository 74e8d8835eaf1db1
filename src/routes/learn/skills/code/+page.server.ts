import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, signedIn } from '#app/answers.ts';
import { doorstepOf } from '#app/entrance.ts';
import { textOf } from '#app/read-form.ts';
import { learnerSheets } from '#app/sheets.ts';
import { takeOverTrial } from '#modules/portfolio/index.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { world, actor } = signedIn(event.locals);
    const typed = textOf(await event.request.formData(), 'code');
    const { address } = doorstepOf(event);
    const taken = await takeOverTrial(world, actor, { address, typed, sheets: learnerSheets });
    if (!taken.ok) return fail(422, { failures: failuresOf(taken.error), typed: typed.slice(0, 60) });
    redirect(303, `/learn/skills/${taken.value.id}/summary`);
  },
};
