import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, notFoundPage, shown } from '#app/answers.ts';
import { nameOf } from '#app/names.ts';
import { readForm, textOf } from '#app/read-form.ts';
import { beginSheet, designsToChoose } from '#app/toolkit/begin.ts';
import {
  count,
  countsOf,
  fieldsOf,
  findTemplate,
  readCounts,
  readVoices,
  sayVoice,
  voteAnonymously,
} from '#modules/institution/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const template = findTemplate(params.template) ?? notFoundPage();
  const { world, actor, t, language } = locals;
  const isStaff = actor?.session === 'staff';
  // Looking again after a form is not another view.
  if (url.search === '') await count(world, template.id, 'viewed');
  const voices = isStaff ? shown(await readVoices(world, actorOf(locals), template.id)) : [];
  return {
    id: template.id,
    layout: template.layout,
    minutes: template.minutes,
    roles: template.roles,
    steps: template.steps,
    licence: template.licence,
    version: template.version,
    parts: template.parts.map(({ id }) => id),
    fields: fieldsOf(template).map(({ id }) => id),
    needed: template.needed,
    counts: countsOf(await readCounts(world), template.id),
    isStaff,
    designs: isStaff ? await designsToChoose(locals) : [],
    chosenDesign: url.searchParams.get('design') ?? '',
    isThanked: url.searchParams.has('thanks'),
    voices: voices.map(({ name, helps, text, saidAt, isOwn }) => ({
      ...{ helps, text, isOwn },
      name: nameOf(name, t),
      at: formatDate(language, saidAt),
    })),
  };
};

export const actions: Actions = {
  start: async ({ locals, params, request }) => {
    if (locals.actor === null) redirect(303, '/sign-in');
    const form = await readForm(request);
    if (form === null) return fail(422, { failures: [{ code: 'ui.error.refused' }], typed: '' });
    const title = textOf(form, 'title');
    const begun = await beginSheet(locals, {
      templateId: params.template,
      title,
      achievementId: textOf(form, 'design'),
    });
    if (!begun.ok) return fail(422, { failures: failuresOf(begun.error), typed: title });
    redirect(303, `/toolkit/sheets/${begun.value.sheetId}`);
  },
  voice: async (event) => {
    const { locals, params, request } = event;
    const form = await readForm(request);
    const helps = form !== null && textOf(form, 'helps') === 'no' ? 'no' : 'yes';
    const said =
      locals.actor?.session === 'staff'
        ? await sayVoice(locals.world, locals.actor, {
            templateId: params.template,
            helps,
            text: form === null ? '' : textOf(form, 'text'),
          })
        : await voteAnonymously(locals.world, {
            templateId: params.template,
            helps,
            address: event.getClientAddress(),
          });
    if (!said.ok) return fail(422, { failures: failuresOf(said.error), typed: '' });
    redirect(303, `/toolkit/${params.template}?thanks#voice`);
  },
};
