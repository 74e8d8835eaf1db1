import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { savePlan } from '#app/save-plan.ts';
import { applyTicks, readDesign, viewAlignment } from '#modules/design/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const actor = actorOf(locals);
  const design = shown(await readDesign(locals.world, actor, params.id));
  const { draft } = design;
  return {
    id: design.achievementId,
    title: pickText(design.descriptor.title, locals.language),
    view: viewAlignment(design, locals.language),
    revision: draft?.revision ?? 0,
    isEditable: draft !== null && draft.state !== 'in_review' && actor.roles.includes('designer'),
    isSaved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const form = await request.formData();
    const design = shown(await readDesign(locals.world, actorOf(locals), params.id));
    const cells = textsOf(form, 'cell');
    const values = applyTicks(design, { rows: textsOf(form, 'row'), columns: textsOf(form, 'column'), cells });
    const revision = Number.parseInt(textOf(form, 'revision'), 10) || 0;
    const refused = await savePlan(event, { achievementId: params.id, revision, values });
    if (refused !== null) return fail(422, { ...refused.data, cells });
    redirect(303, `/design/${params.id}/alignment?saved`);
  },
};
