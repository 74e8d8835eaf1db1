import { redirect } from '@sveltejs/kit';
import { readFields, stepPage, suggestLevel } from '#modules/design/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { ok } from '#platform/result.ts';
import { openDesign, savePosted } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  const { language } = locals;
  const { outcomes } = design.descriptor;
  const picks = outcomes.flatMap(({ id, levelCue }) =>
    levelCue === undefined ? [] : [{ outcomeId: id, level: levelCue }],
  );
  return {
    step: { ...stepPage(design, 'workload', { fields: {}, url, language }), gaps: [], advice: [], findings: [] },
    outcomes: outcomes.map(({ id, statement, kind, levelCue }) => ({
      id,
      kind,
      statement: pickText(statement, language),
      cue: levelCue === undefined ? '' : String(levelCue),
    })),
    picks: picks.length,
    suggestion: suggestLevel(picks),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { params } = event;
    const fields = readFields(await event.request.formData());
    const cues = Object.fromEntries(
      Object.entries(fields).flatMap(([name, [level = '']]) =>
        name.startsWith('cue.') && /^[1-8]$/.test(level) ? [[name.slice('cue.'.length), Number(level)] as const] : [],
      ),
    );
    const problem = await savePosted(event, fields, {
      achievementId: params.id,
      parse: () => ok(cues),
      edit: () => ({ kind: 'level_cues', cues }),
    });
    if (problem !== null) return problem;
    redirect(303, `/design/${params.id}/level?saved`);
  },
  use: async (event) => {
    const { params } = event;
    const fields = readFields(await event.request.formData());
    const eqf = Number.parseInt(fields['level']?.[0] ?? '', 10);
    const isLevel = eqf >= 1 && eqf <= 8;
    const problem = isLevel
      ? await savePosted(event, fields, {
          achievementId: params.id,
          parse: () => ok({ level: { claim: 'aligned_by_provider', eqf } } as const),
          edit: (values) => ({ kind: 'facts', values }),
        })
      : null;
    if (problem !== null) return problem;
    redirect(303, `/design/${params.id}/workload?saved#level.claim`);
  },
};
