import { fail, redirect } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { readForm } from '#app/read-form.ts';
import { importPackage, LARGEST_PACKAGE_BYTES } from '#modules/catalogue/index.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (!actorOf(locals).roles.includes('designer')) redirect(303, '/design');
};

async function readPackageFile(request: Request): Promise<Result<Uint8Array>> {
  const form = await readForm(request);
  const file = form?.get('file');
  if (form === null || (file instanceof File && file.size > LARGEST_PACKAGE_BYTES)) {
    return { ok: false, error: { code: 'catalogue.package_too_large', field: 'file' } };
  }
  if (!(file instanceof File) || file.size === 0) {
    return { ok: false, error: { code: 'catalogue.file_none', field: 'file' } };
  }
  return { ok: true, value: new Uint8Array(await file.arrayBuffer()) };
}

/** The draft that the same package became earlier, if that is why it was refused. */
const knownIn = (failures: readonly Failure[]): string | null => {
  const known = failures.find(({ code }) => code === 'catalogue.already_imported')?.params?.['achievementId'];
  return typeof known === 'string' ? known : null;
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const file = await readPackageFile(request);
    const taken = file.ok ? await importPackage(locals.world, actorOf(locals), file.value) : file;
    if (taken.ok) redirect(303, `/design/${taken.value.achievementId}/share?done=imported`);
    const failures = 'code' in taken.error ? [taken.error] : taken.error;
    return fail(422, { failures, known: knownIn(failures) });
  },
};
