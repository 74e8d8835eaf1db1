import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { learnerSheets } from '#app/sheets.ts';
import {
  beginNewVersion,
  countSeen,
  GENERAL_TEMPLATE,
  questionsOf,
  seeMySkills,
  seeMyStories,
  seeRenewals,
  startSelfEvaluation,
} from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { begun, offered } = shown(await seeMySkills(world, actor, learnerSheets));
  const renewals = shown(await seeRenewals(world, actor, learnerSheets));
  const isEarlier = (one: (typeof begun)[number]) =>
    begun.some((other) => other.achievementId === one.achievementId && other.version > one.version);
  const stories = shown(await seeMyStories(world, actor));
  return {
    isPaused: url.searchParams.has('paused'),
    stories: stories.length,
    begun: begun.map((one) => ({
      id: one.id,
      achievementId: one.achievementId,
      title: pickText(one.sheet.title, language),
      family: one.sheet.family,
      state: one.state,
      seen: countSeen(one),
      total: questionsOf(one).length,
      isEarlier: isEarlier(one),
    })),
    renewals: renewals.map(({ sheet, same }) => ({
      achievementId: sheet.achievementId,
      title: pickText(sheet.title, language),
      family: sheet.family,
      total: sheet.items.length,
      same,
    })),
    offered: offered.map(({ achievementId, title, family, items }) => ({
      achievementId,
      title: pickText(title, language),
      family,
      total: items.length,
      isGeneral: achievementId === GENERAL_TEMPLATE,
    })),
  };
};

export const actions: Actions = {
  start: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const achievementId = String((await request.formData()).get('achievementId') ?? '');
    const started = await startSelfEvaluation(world, actor, { achievementId, sheets: learnerSheets });
    if (!started.ok) return fail(422, { failures: failuresOf(started.error) });
    redirect(303, `/learn/skills/${started.value.id}`);
  },
  renew: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const achievementId = String(form.get('achievementId') ?? '');
    const carryOver = form.get('keep') === 'yes' ? 'yes' : 'no';
    const begun = await beginNewVersion(world, actor, { achievementId, carryOver, sheets: learnerSheets });
    if (!begun.ok) return fail(422, { failures: failuresOf(begun.error) });
    redirect(303, `/learn/skills/${begun.value.id}`);
  },
};
