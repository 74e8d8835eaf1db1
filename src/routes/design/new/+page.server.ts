import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { createAchievement, DEPTHS, ENTRANCES, firstStep } from '#modules/design/index.ts';
import { getOrganisation } from '#modules/people/index.ts';
import { byPriority, readTasks } from '#modules/workplace/index.ts';
import { isLanguage, LANGUAGES, LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = actorOf(locals);
  // Approvers read and decide; beginning a design is not theirs.
  if (!actor.roles.includes('designer')) redirect(303, '/design');
  const tasks = byPriority(shown(await readTasks(locals.world, actor)));
  const { world } = locals;
  const house = await world.db.inTenant(actor.tenantId, (tx) => getOrganisation(tx, actor.tenantId));
  return {
    houseLanguage: house?.language ?? 'en',
    languages: LEARNER_LANGUAGES.map((value) => ({ value, label: LANGUAGES[value].name, lang: value })),
    tasks: tasks.map((task) => ({
      id: task.id,
      title: pickText(task.title, locals.language),
      place: pickText(task.environment.name, locals.language).text,
      pictogram: task.pictogram,
      frequency: task.frequency,
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const taskId = String(form.get('taskId') ?? '');
    const language = String(form.get('language') ?? '');
    const entrance = ENTRANCES.find((one) => one === form.get('entrance')) ?? '';
    const depth = DEPTHS.find((one) => one === form.get('depth')) ?? 'quick';
    const created = await createAchievement(locals.world, actorOf(locals), {
      entrance,
      depth,
      ...(taskId === '' ? {} : { taskId }),
      ...(isLanguage(language) ? { language } : {}),
    });
    if (!created.ok) return fail(422, { failures: failuresOf(created.error), taskId, entrance, depth, language });
    redirect(303, `/design/${created.value.achievementId}/${firstStep(entrance)}`);
  },
};
