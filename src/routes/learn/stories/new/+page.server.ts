import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, signedIn } from '#app/answers.ts';
import { readStory } from '#app/self/story-form.ts';
import { LIFE_AREAS, tellStory } from '#modules/portfolio/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  about: LIFE_AREAS.find(({ id }) => id === url.searchParams.get('about')) ?? null,
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { world, actor, language } = signedIn(locals);
    const typed = readStory(await request.formData());
    const told = await tellStory(world, actor, { ...typed, language });
    if (!told.ok) return fail(422, { failures: failuresOf(told.error), typed });
    redirect(303, `/learn/stories/${told.value.id}`);
  },
};
