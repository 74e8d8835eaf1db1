import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, notFoundPage, shown } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { moduleFields, otherLanguages, readModuleForm, systemName, writtenIn } from '#app/programme-pages.ts';
import { readProgramme, saveModule } from '#modules/catalogue/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = shown(await readProgramme(locals.world, actorOf(locals), params.id));
  const module = page.modules.find(({ id }) => id === params.module);
  if (module === undefined && params.module !== 'new') notFoundPage();
  const texts = module === undefined ? [page.programme.title] : [module.title, ...module.outcomes];
  const languages = writtenIn(texts, locals.language, url.searchParams.get('with'));
  return {
    id: params.id,
    moduleId: params.module,
    programme: pickText(page.programme.title, locals.language),
    title: module === undefined ? null : pickText(module.title, locals.language),
    values: module === undefined ? {} : moduleFields(module),
    system: systemName(page.programme.creditSystem),
    languages,
    others: otherLanguages(languages),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const values = textValues(await request.formData());
    const saved = await saveModule(locals.world, actorOf(locals), {
      programmeId: params.id,
      moduleId: params.module === 'new' ? null : params.module,
      form: readModuleForm(values),
    });
    if (!saved.ok) return fail(422, { failures: failuresOf(saved.error), values });
    redirect(303, `/programmes/${params.id}/edit?done=saved`);
  },
};
