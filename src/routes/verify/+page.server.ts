import { fail } from '@sveltejs/kit';
import { checkInput } from '#app/check/check-page.ts';
import { MAX_CHECK_BYTES, MAX_CHECK_MEGABYTES } from '#modules/verification/index.ts';
import type { Failure } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ megabytes: MAX_CHECK_MEGABYTES });

const tooLarge = {
  code: 'verification.too_large',
  field: 'file',
  params: { megabytes: MAX_CHECK_MEGABYTES },
} as const satisfies Failure;
const nothingGiven = { code: 'verification.nothing_given', field: 'file' } as const satisfies Failure;

/** The posted form; null when the server stopped reading it because of its size. */
const readForm = (request: Request): Promise<FormData | null> => request.formData().catch(() => null);

export const actions = {
  /** The way for browsers without scripts: the same check, done here. */
  default: async ({ request, locals }) => {
    const form = await readForm(request);
    if (form === null) return fail(413, { failures: [tooLarge], values: { text: '' } });
    const file = form.get('file');
    const pasted = form.get('text');
    const text = typeof pasted === 'string' ? pasted.trim() : '';
    const given = file instanceof File && file.size > 0 ? file : null;
    if ((given?.size ?? text.length) > MAX_CHECK_BYTES)
      return fail(422, { failures: [tooLarge], values: { text: '' } });
    if (given === null && text === '') return fail(422, { failures: [nothingGiven], values: { text } });
    const report = await checkInput(locals.world, given === null ? text : new Uint8Array(await given.arrayBuffer()));
    return { report, checkedAt: locals.world.clock.now(), values: { text: given === null ? text : '' } };
  },
} satisfies Actions;
