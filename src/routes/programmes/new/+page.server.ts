import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { levelChoices, otherLanguages, readProgrammeForm, systemChoices, writtenIn } from '#app/programme-pages.ts';
import { createProgramme } from '#modules/catalogue/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const languages = writtenIn([], locals.language, url.searchParams.get('with'));
  return {
    languages,
    others: otherLanguages(languages),
    levels: levelChoices(locals.t('catalogue.programme.no_level')),
    systems: systemChoices(),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const values = textValues(await request.formData());
    const made = await createProgramme(locals.world, actorOf(locals), readProgrammeForm(values));
    if (!made.ok) return fail(422, { failures: failuresOf(made.error), values });
    redirect(303, `/programmes/${made.value.programmeId}/edit?done=new`);
  },
};
