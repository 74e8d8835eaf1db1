import { redirect } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import { textsOf } from '#app/read-form.ts';
import { GUIDE, readGuide, saveGuide, TICKS } from '#modules/training/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const ticks = shown(await readGuide(world, actor));
  return {
    steps: GUIDE.map(({ step, from, to }) => ({
      step,
      from,
      to,
      boxes: TICKS.filter((tick) => tick.startsWith(`${step}.`)),
    })),
    ticked: Object.fromEntries(
      ticks.map(({ tick, by, at }) => [tick, { name: by?.fullName ?? '', date: formatDate(language, at) }] as const),
    ),
    total: TICKS.length,
    isSaved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    shown(await saveGuide(world, actor, { shown: textsOf(form, 'shown'), ticked: textsOf(form, 'tick') }));
    redirect(303, '/training/guide?saved');
  },
};
