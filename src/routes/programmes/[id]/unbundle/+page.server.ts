import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { systemName } from '#app/programme-pages.ts';
import { checkProgramme, unbundleModule } from '#modules/catalogue/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const actor = actorOf(locals);
  const { page, modules } = shown(await checkProgramme(locals.world, actor, params.id));
  return {
    id: params.id,
    programme: pickText(page.programme.title, locals.language),
    system: systemName(page.programme.creditSystem),
    mayDesign: actor.roles.includes('designer'),
    modules: modules.map(({ id, title, credits, check, achievementId }) => ({
      id,
      title: pickText(title, locals.language),
      credits,
      check,
      achievementId,
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { moduleId = '' } = textValues(await request.formData());
    const begun = await unbundleModule(locals.world, actorOf(locals), { programmeId: params.id, moduleId });
    if (!begun.ok) return fail(422, { failures: [begun.error] });
    redirect(303, `/design/${begun.value.achievementId}`);
  },
};
