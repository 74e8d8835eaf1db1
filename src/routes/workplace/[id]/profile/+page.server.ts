import { redirect } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { betrayingIn } from '#app/betraying.ts';
import { ENVIRONMENT_KINDS, parseProfile, profileFields, saveProfile } from '#modules/workplace/index.ts';
import { openPlace, placeHead, postedFields, refused, writingLanguages } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const map = await openPlace(locals, params.id);
  return {
    place: placeHead(map, locals.language),
    fields: profileFields(map.place),
    betraying: betrayingIn([map.place.name]),
    kinds: ENVIRONMENT_KINDS,
    languages: writingLanguages(locals.language, map.place, map.place.name, map.place.safetyRules),
    coaches: map.coaches.map(({ id, fullName }) => ({ value: id, label: fullName })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const fields = await postedFields(request);
    const parsed = parseProfile(fields);
    if (!parsed.ok) return refused(fields, parsed.error);
    const input = { ...parsed.value, environmentId: params.id };
    const saved = await saveProfile(locals.world, actorOf(locals), input);
    if (!saved.ok) return refused(fields, saved.error);
    redirect(303, `/workplace/${params.id}?saved`);
  },
};
