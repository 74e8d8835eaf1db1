import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { addTraining, changeSettings, seeAssessing } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { people, settings, units } = shown(await seeAssessing(world, actor));
  const titles = new Map(units.map(({ id, title }) => [id, pickText(title, language)] as const));
  return {
    people: people.map(({ person, roles, trainings, state }) => ({
      id: person.id,
      name: person.fullName,
      roles,
      state,
      until: trainings[0] === undefined ? '' : formatDate(language, trainings[0].validUntil),
      trainings: trainings.map(({ doneAt, evidence, experience, languages, scope, source, units: about }) => ({
        doneAt: formatDate(language, doneAt),
        about: [...about.flatMap((id) => titles.get(id)?.text ?? []), ...(scope === '' ? [] : [scope])].join(', '),
        languages: languages.map((code) => (isLanguage(code) ? LANGUAGES[code].name : code)).join(', '),
        evidence,
        experience,
        source,
      })),
    })),
    units: [...titles].map(([value, { text, lang }]) => ({ value, label: text, lang })),
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
      units: [...textsOf(form, 'units')],
      experience: textOf(form, 'experience'),
      languages: [...textsOf(form, 'languages')],
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
