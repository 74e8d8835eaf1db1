import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { readWay } from '#app/self/way.ts';
import {
  chooseReading,
  chooseWay,
  getReading,
  isTemplate,
  OWN_MODES,
  seeSelfEvaluation,
} from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const { id, sheet, mode, interpretedIn, hiddenAreas, state } = shown(
    await seeSelfEvaluation(world, actor, params.id),
  );
  if (state === 'finished') redirect(303, `/learn/skills/${id}/summary`);
  const { tenantId, personId } = actor;
  const reading = await world.db.inTenant(tenantId, (tx) => getReading(tx, tenantId, personId));
  return {
    id,
    title: pickText(sheet.title, language),
    modes: OWN_MODES,
    mode: mode === 'paper' ? 'alone' : mode,
    interpretedIn: interpretedIn ?? '',
    second: reading.secondLanguage ?? '',
    easy: reading.easy,
    // The outcomes of a unit are all asked about; a single task that does not fit is answered so.
    areas: (isTemplate(sheet.achievementId) ? (sheet.areas ?? []) : []).map((area) => ({
      id: area.id,
      title: pickText(area.title, language),
    })),
    hiddenAreas,
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const way = readWay(await request.formData());
    const { id } = params;
    const { mode, interpretedIn, secondLanguage, easy } = way;
    const chosen = await chooseWay(world, actor, { id, mode, interpretedIn, hiddenAreas: way.hiddenAreas });
    if (!chosen.ok) return fail(422, { failures: failuresOf(chosen.error), typed: way });
    await chooseReading(world, actor, { secondLanguage, easy });
    redirect(303, `/learn/skills/${id}`);
  },
};
