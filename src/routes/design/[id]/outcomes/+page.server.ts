import { redirect } from '@sveltejs/kit';
import { loadTalk } from '#app/design-talk.ts';
import { readFields, stepPage } from '#modules/design/index.ts';
import { newId } from '#platform/ids.ts';
import { pickText } from '#platform/i18n/text.ts';
import { ok } from '#platform/result.ts';
import { openDesign, savePosted } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  const gaps = new Map<string, number>();
  const element = design.elements.find(({ key }) => key === 'outcomes');
  if (element?.state === 'missing') {
    for (const { field = '' } of element.reasons) gaps.set(field, (gaps.get(field) ?? 0) + 1);
  }
  return {
    step: stepPage(design, 'outcomes', { fields: {}, url, language: locals.language }),
    threads: (await loadTalk(locals, params.id)).threads,
    outcomes: design.descriptor.outcomes.map((outcome) => ({
      id: outcome.id,
      statement: pickText(outcome.statement, locals.language),
      kind: outcome.kind,
      criteria: outcome.criteria.length,
      critical: outcome.criteria.filter((criterion) => criterion.critical).length,
      skills: outcome.escoSkills.length,
      isOpen: gaps.has(outcome.id),
    })),
  };
};

export const actions: Actions = {
  add: async (event) => {
    const outcomeId = newId(event.locals.world.random, 'out');
    const fields = readFields(await event.request.formData());
    const achievementId = event.params.id;
    const problem = await savePosted(event, fields, {
      achievementId,
      parse: () => ok(true),
      edit: () => ({ kind: 'add_outcome', outcomeId }),
    });
    if (problem !== null) return problem;
    redirect(303, `/design/${achievementId}/outcomes/${outcomeId}`);
  },
  move: async (event) => {
    const fields = readFields(await event.request.formData());
    const achievementId = event.params.id;
    const outcomeId = fields['outcomeId']?.[0] ?? '';
    const problem = await savePosted(event, fields, {
      achievementId,
      parse: () => ok(fields['by']?.[0] === 'up' ? (-1 as const) : (1 as const)),
      edit: (by) => ({ kind: 'move_outcome', outcomeId, by }),
    });
    if (problem !== null) return problem;
    redirect(303, `/design/${achievementId}/outcomes#${outcomeId}`);
  },
  remove: async (event) => {
    const fields = readFields(await event.request.formData());
    const achievementId = event.params.id;
    const problem = await savePosted(event, fields, {
      achievementId,
      parse: () => ok(true),
      edit: () => ({ kind: 'remove_outcome', outcomeId: fields['outcomeId']?.[0] ?? '' }),
    });
    if (problem !== null) return problem;
    redirect(303, `/design/${achievementId}/outcomes?saved`);
  },
};
