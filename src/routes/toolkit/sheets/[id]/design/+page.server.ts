import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { readForm, textOf, textsOf } from '#app/read-form.ts';
import { openSheet } from '#app/toolkit/sheet-page.ts';
import { fetchFromDesign, readProposals, takeOverChosen } from '#app/toolkit/take-over.ts';
import { hasRole } from '#modules/people/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor } = signedIn(locals);
  const sheet = await openSheet(locals, params.id);
  // Only designers write into a design.
  if (!hasRole(actor, 'designer')) redirect(303, `/toolkit/sheets/${params.id}`);
  const found = await readProposals(world, actor, params.id);
  // No design, or none that can be changed now: the page says so and where to go.
  const refusal = !found.ok && found.error.code.startsWith('institution.flow.') ? found.error.code : '';
  const { proposals, revision } = refusal === '' ? shown(found) : { proposals: [], revision: 0 };
  return { sheet, proposals, revision, refusal, fetched: Number(url.searchParams.get('fetched') ?? '-1') };
};

export const actions: Actions = {
  take: async ({ locals, params, request }) => {
    const { world, actor } = signedIn(locals);
    const form = await readForm(request);
    const chosen = form === null ? [] : textsOf(form, 'chosen');
    const revision = form === null ? 0 : Number(textOf(form, 'revision')) || 0;
    const taken = await takeOverChosen(world, actor, { sheetId: params.id, revision, chosen });
    if (!taken.ok)
      return fail(422, {
        failures: failuresOf(taken.error).map(({ code, params: words }) =>
          words === undefined ? { code } : { code, params: words },
        ),
        chosen,
      });
    redirect(303, `/design/${taken.value.achievementId}`);
  },
  fetch: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const fetched = await fetchFromDesign(world, actor, params.id);
    if (!fetched.ok) return fail(422, { failures: failuresOf(fetched.error), chosen: [] as readonly string[] });
    redirect(303, `/toolkit/sheets/${params.id}/design?fetched=${fetched.value}`);
  },
};
