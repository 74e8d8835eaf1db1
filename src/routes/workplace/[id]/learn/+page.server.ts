import { redirect } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { chooseLearnable } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { openPlace, placeHead, postedFields, refused, taskLines } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const map = await openPlace(locals, params.id);
  const tasks = taskLines(map.tasks, locals.language);
  const groups = map.packages.map((one) => ({
    id: one.id,
    title: pickText(one.title, locals.language).text,
    tasks: tasks.filter((task) => task.packageId === one.id),
  }));
  const loose = { id: '', title: '', tasks: tasks.filter((task) => task.packageId === '') };
  return {
    place: placeHead(map, locals.language),
    groups: [...groups, loose].filter((group) => group.tasks.length > 0),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const fields = await postedFields(request);
    const saved = await chooseLearnable(locals.world, actorOf(locals), {
      environmentId: params.id,
      learnable: fields['learnable'] ?? [],
      forNewLearners: fields['forNewLearners'] ?? [],
    });
    if (!saved.ok) return refused(fields, saved.error);
    redirect(303, `/workplace/${params.id}?saved`);
  },
};
