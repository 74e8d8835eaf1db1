import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { isSheetKind, SHEET_KINDS, spellSheetCode } from '#app/paper/paper.schemas.ts';
import { makeSheet, seePaper } from '#app/paper/paper.usecases.ts';
import { textOf } from '#app/read-form.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const { learner, choices, sheets } = shown(await seePaper(world, actor, params.id));
  const titles = new Map(choices.map(({ achievementId, title }) => [achievementId, pickText(title, language).text]));
  return {
    learner,
    kinds: SHEET_KINDS,
    choices: choices.map(({ achievementId }) => ({ value: achievementId, label: titles.get(achievementId) ?? '' })),
    sheets: sheets.map(({ code, kind, achievementId, madeAt, keyedAt }) => ({
      code,
      kind,
      spelled: spellSheetCode(code),
      title: titles.get(achievementId) ?? '',
      made: formatDate(language, madeAt),
      keyed: keyedAt === null ? null : formatDate(language, keyedAt),
    })),
  };
};

export const actions: Actions = {
  make: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const kind = textOf(form, 'kind');
    const achievementId = textOf(form, 'achievementId');
    if (!isSheetKind(kind) || achievementId === '') {
      return fail(422, { failures: [{ code: 'app.paper.choose', field: 'achievementId' }], achievementId });
    }
    const made = await makeSheet(world, actor, { learnerId: params.id, achievementId, kind });
    if (!made.ok) return fail(422, { failures: failuresOf(made.error), achievementId });
    redirect(303, `/coach/learners/${params.id}/paper/${made.value.code}`);
  },
};
