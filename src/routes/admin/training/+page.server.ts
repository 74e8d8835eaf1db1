import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { addTraining, changeSettings, seeAssessing } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { people, settings } = shown(await seeAssessing(world, actor));
  return {
    people: people.map(({ person, roles, training, state }) => ({
      id: person.id,
      name: person.fullName,
      roles,
      state,
      until: training === null ? '' : formatDate(language, training.validUntil),
      doneAt: training === null ? '' : formatDate(language, training.doneAt),
      scope: training?.scope ?? '',
      evidence: training?.evidence ?? '',
      source: training?.source ?? null,
    })),
    settings,
    today: world.clock.now().toISOString().slice(0, 10),
    isSaved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  record: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const typed = {
      personId: textOf(form, 'personId'),
      scope: textOf(form, 'scope'),
      doneOn: textOf(form, 'doneOn'),
      evidence: textOf(form, 'evidence'),
    };
    const recorded = await addTraining(world, actor, typed);
    if (!recorded.ok) return fail(422, { failures: failuresOf(recorded.error), typed });
    redirect(303, '/admin/training?saved');
  },
  deadlines: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const settings = {
      validationDays: textOf(form, 'validationDays'),
      appealWindowDays: textOf(form, 'appealWindowDays'),
      appealDays: textOf(form, 'appealDays'),
    };
    const changed = await changeSettings(world, actor, settings);
    if (!changed.ok) return fail(422, { failures: failuresOf(changed.error), settings });
    redirect(303, '/admin/training?saved');
  },
};
