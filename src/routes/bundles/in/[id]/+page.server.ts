import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { adoptResult } from '#app/bundles/adopt.ts';
import { seeTaken } from '#app/bundles/results.ts';
import { loadTranslate } from '#app/messages.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { publishedSheets } from '#app/sheets.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { payload, partner, at, learnerId } = shown(await seeTaken(world, actor, params.id));
  const { tenantId } = actor;
  const sheets = await world.db.inTenant(tenantId, (tx) => publishedSheets.list(tx, tenantId));
  return {
    id: params.id,
    learnerId,
    partner,
    at: formatDateTime(language, at),
    isKnown: url.searchParams.has('known'),
    kept: url.searchParams.has('kept') ? Number(url.searchParams.get('kept')) : null,
    name: payload.name,
    sheets: sheets.map(({ achievementId, title }) => ({
      value: achievementId,
      label: pickText(title, language).text,
    })),
    units: payload.units.map((unit) => ({
      title: pickText(unit.title, language).text,
      nextGoal: unit.nextGoal,
      tasks: unit.tasks.map(({ plain, ...rest }) => ({ sentence: pickText(plain, language).text, ...rest })),
      proofs: unit.proofs.map(({ kind, madeAt, text, file }) => ({
        kind,
        text,
        made: formatDate(language, new Date(madeAt)),
        canBeKept: text !== null || file !== null,
        showsPeople: file !== null && /^(?:image|audio|video)\//.test(file.mediaType),
        picture: file?.mediaType.startsWith('image/') ? `data:${file.mediaType};base64,${file.base64}` : null,
      })),
    })),
  };
};

export const actions: Actions = {
  keep: async ({ request, locals, params }) => {
    const { world, actor, language } = signedIn(locals);
    const form = await request.formData();
    const depicted = {
      depicted: textOf(form, 'depicted'),
      depictedWho: textOf(form, 'depictedWho'),
      depictedHow: textOf(form, 'depictedHow'),
    };
    const typed = { achievementId: textOf(form, 'achievementId'), pieces: textsOf(form, 'piece'), depicted };
    const { at } = shown(await seeTaken(world, actor, params.id));
    const telling = { t: await loadTranslate(language), language, date: formatDate(language, at) };
    const adopted = await adoptResult(world, actor, { id: params.id, ...typed, telling });
    if (!adopted.ok) return fail(422, { failures: failuresOf(adopted.error), ...typed });
    redirect(303, `/bundles/in/${params.id}?kept=${adopted.value.kept}`);
  },
};
