import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { nameOf } from '#app/names.ts';
import { readForm, textOf } from '#app/read-form.ts';
import { importSheet, readSheets, shelveSheet } from '#modules/institution/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language, t } = signedIn(locals);
  const today = world.clock.now().toISOString().slice(0, 10);
  const sheets = shown(await readSheets(world, actor));
  const lines = sheets.map(({ sheet, template, progress, tasks, waitsForMe }) => {
    const own = tasks.find(({ person }) => person.id === actor.personId);
    const dueOn = own?.dueOn ?? '';
    return {
      id: sheet.id,
      title: sheet.title,
      templateId: template.id,
      isDone: sheet.doneAt !== null,
      isAway: sheet.putAwayAt !== null,
      changed: formatDate(language, sheet.updatedAt),
      filled: progress.filled,
      total: progress.total,
      asked: tasks.map(({ person }) => person.knownAs),
      waitsForMe,
      askedBy: own === undefined ? '' : nameOf(own.askedBy, t),
      due: dueOn === '' ? '' : formatDate(language, new Date(`${dueOn}T00:00:00Z`)),
      isLate: dueOn !== '' && dueOn < today,
    };
  });
  return { sheets: lines.filter(({ isAway }) => !isAway), away: lines.filter(({ isAway }) => isAway) };
};

const LARGEST_FILE = 1_000_000;

export const actions: Actions = {
  back: async ({ locals, request }) => {
    const { world, actor } = signedIn(locals);
    const form = await readForm(request);
    const sheetId = form === null ? '' : textOf(form, 'sheetId');
    const taken = await shelveSheet(world, actor, { sheetId, place: 'list' });
    if (!taken.ok) return fail(422, { failures: failuresOf(taken.error) });
    redirect(303, '/toolkit/sheets');
  },
  import: async ({ locals, request }) => {
    const { world, actor } = signedIn(locals);
    const form = await readForm(request);
    const file = form?.get('file');
    const isFile = file instanceof File && file.size > 0 && file.size <= LARGEST_FILE;
    if (!isFile) return fail(422, { failures: [{ code: 'institution.file_unreadable', field: 'file' }] });
    const imported = await importSheet(world, actor, await file.text());
    if (!imported.ok)
      return fail(422, {
        failures: failuresOf(imported.error).map(({ code, params }) => ({
          code,
          field: 'file',
          ...(params === undefined ? {} : { params }),
        })),
      });
    redirect(303, `/toolkit/sheets/${imported.value.sheetId}`);
  },
};
