import { redirect } from '@sveltejs/kit';
import { textOf } from '#app/read-form.ts';
import { readCardCode } from '#modules/people/index.ts';
import type { Actions } from './$types';

/** Somebody has a code on paper and no camera: the poster's, or the one that reads the answer. */
export const actions: Actions = {
  poster: async ({ request }) => {
    const typed = textOf(await request.formData(), 'code');
    redirect(303, `/ask/${encodeURIComponent(readCardCode(typed.slice(0, 60)) ?? (typed.slice(0, 20) || '-'))}`);
  },
};
