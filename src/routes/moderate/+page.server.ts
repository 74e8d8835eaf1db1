import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { drawQuarter, type ModerationLine, quarterOf, seeDraws, seeModerations } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { open, done } = shown(await seeModerations(world, actor));
  const draws = shown(await seeDraws(world, actor));
  const view = (line: ModerationLine) => ({
    caseId: line.moderation.caseId,
    learnerName: line.learnerName,
    validatorName: line.validatorName,
    title: pickText(line.title, language),
    reason: line.moderation.reason,
    found: line.found?.outcome ?? null,
    isOwn: line.isOwn,
  });
  const drawn = url.searchParams.get('drawn');
  return {
    open: open.map(view),
    done: done.map(view),
    quarter: quarterOf(world.clock.now()),
    drawn: drawn !== null && /^\d{1,4}$/.test(drawn) ? Number(drawn) : null,
    draws: draws.map(({ title, quarter, drawnAt, drawn: ids, among, seed }) => ({
      title: pickText(title, language),
      quarter,
      date: formatDate(language, drawnAt),
      drawn: ids.length,
      among: among.length,
      seed,
    })),
  };
};

export const actions: Actions = {
  draw: async ({ locals }) => {
    const { world, actor } = signedIn(locals);
    const drawn = await drawQuarter(world, actor);
    if (!drawn.ok) return fail(422, { failures: failuresOf(drawn.error) });
    redirect(303, `/moderate?drawn=${drawn.value.drawn}`);
  },
};
