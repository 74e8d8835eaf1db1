import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, signedIn } from '#app/answers.ts';
import { chooseOne, saveSheet } from '#app/toolkit/saving.ts';
import { openSheet } from '#app/toolkit/sheet-page.ts';
import { finishSheet } from '#modules/institution/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  sheet: await openSheet(locals, params.id),
  said: ['saved', 'chosen', 'finished'].find((word) => url.searchParams.has(word)) ?? '',
});

export const actions: Actions = {
  save: (event) => saveSheet(event, event.params.id),
  choose: (event) => chooseOne(event, event.params.id),
  finish: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const finished = await finishSheet(world, actor, params.id);
    if (!finished.ok) return fail(422, { failures: failuresOf(finished.error), posted: {}, stamps: {}, conflicts: [] });
    redirect(303, `/toolkit/sheets/${params.id}?finished`);
  },
};
