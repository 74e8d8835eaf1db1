import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { savePlan } from '#app/save-plan.ts';
import {
  byPrinciple,
  offerGate,
  parsePrinciples,
  principleFields,
  readDesign,
  readFields,
  sumPrinciples,
} from '#modules/design/index.ts';
import { placeOf } from '#modules/design/ui/meter.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const actor = actorOf(locals);
  const design = shown(await readDesign(locals.world, actor, params.id));
  const { draft, elements, plan, principles } = design;
  const gate = offerGate(elements);
  return {
    id: design.achievementId,
    title: pickText(design.descriptor.title, locals.language),
    principles: byPrinciple(principles),
    sums: sumPrinciples(principles, plan.quality.answers),
    fields: principleFields(plan.quality.answers),
    missing: gate.ok ? [] : gate.missing.map((element) => ({ key: element.key, href: placeOf(element, params.id) })),
    revision: draft?.revision ?? 0,
    isEditable: draft !== null && draft.state !== 'in_review' && actor.roles.includes('designer'),
    isSaved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const fields = readFields(await request.formData());
    const revision = Number.parseInt(fields['revision']?.[0] ?? '', 10) || 0;
    const design = shown(await readDesign(locals.world, actorOf(locals), params.id));
    const answers = parsePrinciples(fields, design.principles);
    if (!answers.ok) return fail(422, { failures: answers.error, fields, revision, collision: null });
    const quality = { ...design.plan.quality, answers: answers.value };
    const refused = await savePlan(event, { achievementId: params.id, revision, values: { quality } });
    if (refused !== null) return fail(422, { ...refused.data, fields });
    redirect(303, `/design/${params.id}/principles?saved`);
  },
};
