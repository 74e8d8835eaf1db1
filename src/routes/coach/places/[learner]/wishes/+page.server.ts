import { redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { ADJUSTMENTS, parseWishes, readMatch, saveWishes, TRAVELS, wishFields } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { postedFields, refused } from '../../../../workplace/place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { wishes, learner, tasks } = shown(await readMatch(locals.world, actorOf(locals), params.learner));
  return {
    learner: { id: learner.id, name: learner.fullName, knownAs: learner.knownAs },
    fields: wishes === null ? { languages: [learner.language], travel: ['any'] } : wishFields(wishes),
    adjustments: ADJUSTMENTS,
    travels: TRAVELS,
    tasks: tasks.map((task) => ({
      id: task.id,
      title: pickText(task.title, locals.language),
      place: pickText(task.environment.name, locals.language).text,
      pictogram: task.pictogram,
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const actor = actorOf(locals);
    const { tasks } = shown(await readMatch(locals.world, actor, params.learner));
    const titles = new Map(tasks.map((task) => [task.id, pickText(task.title, locals.language).text]));
    const fields = await postedFields(request);
    const parsed = parseWishes(fields, params.learner, (id) => titles.get(id));
    if (!parsed.ok) return refused(fields, parsed.error);
    const saved = await saveWishes(locals.world, actor, parsed.value);
    if (!saved.ok) return refused(fields, saved.error);
    redirect(303, `/coach/places/${params.learner}?done=saved`);
  },
};
