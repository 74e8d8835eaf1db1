import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { readForm, textOf } from '#app/read-form.ts';
import { LARGEST_SHEET_BYTES, listIntakes, lookThroughSheet } from '#modules/catalogue/index.ts';
import { ownName } from '#modules/design/ui/field-texts.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { isLanguage, LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

const stateOf = (times: { startedAt: Date | null; finishedAt: Date | null }): 'ready' | 'running' | 'done' =>
  times.finishedAt !== null ? 'done' : times.startedAt !== null ? 'running' : 'ready';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = actorOf(locals);
  if (!actor.roles.includes('designer')) redirect(303, '/design');
  const intakes = shown(await listIntakes(locals.world, actor));
  return {
    languages: LEARNER_LANGUAGES.map((value) => ({ value, label: ownName(value) })),
    language: locals.language,
    intakes: intakes.map(({ id, fileName, createdAt, startedAt, finishedAt }) => ({
      id,
      fileName,
      at: formatDateTime(locals.language, createdAt),
      state: stateOf({ startedAt, finishedAt }),
    })),
  };
};

type Upload = { readonly name: string; readonly bytes: Uint8Array; readonly language: string };

async function readSheet(request: Request): Promise<Result<Upload>> {
  const form = await readForm(request);
  const file = form?.get('file');
  if (form === null || (file instanceof File && file.size > LARGEST_SHEET_BYTES)) {
    return { ok: false, error: { code: 'catalogue.rows.too_large' } };
  }
  if (!(file instanceof File) || file.size === 0) return { ok: false, error: { code: 'catalogue.rows.file_none' } };
  const language = textOf(form, 'language');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { ok: true, value: { name: file.name, bytes, language: isLanguage(language) ? language : 'en' } };
}

const knownIn = (failure: Failure): string | null => {
  const known = failure.code === 'catalogue.rows.known' ? failure.params?.['intakeId'] : undefined;
  return typeof known === 'string' ? known : null;
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sheet = await readSheet(request);
    const found = sheet.ok ? await lookThroughSheet(locals.world, actorOf(locals), sheet.value) : sheet;
    if (found.ok) redirect(303, `/design/import/rows/${found.value.intakeId}`);
    return fail(422, { failures: [{ ...found.error, field: 'file' }], known: knownIn(found.error) });
  },
};
