import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, signedIn } from '#app/answers.ts';
import { readForm, textOf } from '#app/read-form.ts';
import { chooseOne, saveSheet } from '#app/toolkit/saving.ts';
import { openSheet } from '#app/toolkit/sheet-page.ts';
import { addComment, findTemplate, setAgreed, settleComment } from '#modules/institution/index.ts';
import type { Failure } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const sheet = await openSheet(locals, params.id);
  const parts = findTemplate(sheet.templateId)?.parts.map(({ id }) => id) ?? [];
  const place = parts.indexOf(params.part);
  if (place < 0) notFoundPage();
  return {
    sheet,
    part: params.part,
    number: place + 1,
    previous: parts[place - 1] ?? null,
    next: parts[place + 1] ?? null,
    said: ['saved', 'chosen', 'agreed', 'said'].find((word) => url.searchParams.has(word)) ?? '',
  };
};

const refused = (failures: readonly Failure[], typed = '') =>
  fail(422, { failures, posted: {}, stamps: {}, conflicts: [], typed });

export const actions: Actions = {
  save: (event) => saveSheet(event, event.params.id),
  choose: (event) => chooseOne(event, event.params.id),
  agree: async ({ locals, params, request }) => {
    const { world, actor } = signedIn(locals);
    const form = await readForm(request);
    const agreed = form !== null && textOf(form, 'agreed') === 'no' ? 'no' : 'yes';
    const set = await setAgreed(world, actor, { sheetId: params.id, partId: params.part, agreed });
    if (!set.ok) return refused(failuresOf(set.error));
    redirect(303, `/toolkit/sheets/${params.id}/${params.part}?agreed`);
  },
  comment: async ({ locals, params, request }) => {
    const { world, actor } = signedIn(locals);
    const form = await readForm(request);
    const text = form === null ? '' : textOf(form, 'comment');
    const added = await addComment(world, actor, { sheetId: params.id, partId: params.part, text });
    if (!added.ok) return refused(failuresOf(added.error), text);
    redirect(303, `/toolkit/sheets/${params.id}/${params.part}?said#comments`);
  },
  settle: async ({ locals, params, request }) => {
    const { world, actor } = signedIn(locals);
    const form = await readForm(request);
    const commentId = form === null ? '' : textOf(form, 'comment');
    const settled = await settleComment(world, actor, { sheetId: params.id, commentId });
    if (!settled.ok) return refused(failuresOf(settled.error));
    redirect(303, `/toolkit/sheets/${params.id}/${params.part}#comments`);
  },
};
