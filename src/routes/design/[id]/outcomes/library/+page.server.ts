import { redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { readFields, readLibrary, stepPage, takeOver } from '#modules/design/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { ok } from '#platform/result.ts';
import { openDesign, refused, revisionIn, savePosted } from '../../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  const { language } = locals;
  const library = shown(await readLibrary(locals.world, actorOf(locals)));
  const there = new Set(design.descriptor.outcomes.map(({ statement }) => JSON.stringify(statement)));
  return {
    step: { ...stepPage(design, 'outcomes', { fields: {}, url, language }), gaps: [], advice: [], findings: [] },
    entries: library.map(({ outcome, achievementId, version, title }) => ({
      id: outcome.id,
      achievementId,
      version,
      title: pickText(title, language).text,
      statement: pickText(outcome.statement, language),
      kind: outcome.kind,
      criteria: outcome.criteria.map(({ id, statement }) => ({ id, ...pickText(statement, language) })),
      isThere: there.has(JSON.stringify(outcome.statement)),
    })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const fields = readFields(await event.request.formData());
    const [from = '', outcomeId = ''] = (fields['take']?.[0] ?? '').split(' ');
    const edit = await takeOver(locals.world, actorOf(locals), { achievementId: from, outcomeId });
    if (!edit.ok) return refused({ failures: failuresOf(edit.error), fields, revision: revisionIn(fields) });
    const problem = await savePosted(event, fields, {
      achievementId: params.id,
      parse: () => ok(edit.value),
      edit: (value) => value,
    });
    if (problem !== null) return problem;
    redirect(303, `/design/${params.id}/outcomes?saved#${edit.value.outcomeId}`);
  },
};
