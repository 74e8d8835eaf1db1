import { fail, redirect } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { networkOf } from '#app/network-of.ts';
import { textOf } from '#app/read-form.ts';
import { openSignOffLink, signDesign, VERDICTS, viewAlignment, viewDescriptor } from '#modules/design/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

/** For somebody without an account. Nothing of it may stay in a browser that others use after them. */
export const load: PageServerLoad = async ({ locals, params, setHeaders, getClientAddress, url }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  const { world, language } = locals;
  const found = await openSignOffLink(world, { token: params.token, network: networkOf(getClientAddress()) });
  const isDone = url.searchParams.has('thanks');
  if (!found.ok) return { failure: found.error, question: null, isDone: false, state: 'unknown' as const };
  const { state, endsAt, open } = found.value;
  if (open === null) return { failure: null, question: null, isDone, state };
  const { content, ...asked } = open;
  return {
    failure: null,
    ...{ isDone, state },
    question: {
      ...asked,
      endsAt: formatDate(language, endsAt),
      view: viewDescriptor(content.descriptor, language),
      alignment: viewAlignment(content, language),
      verdicts: VERDICTS,
    },
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params, getClientAddress }) => {
    const form = await request.formData();
    const values = {
      verdict: textOf(form, 'verdict'),
      name: textOf(form, 'name'),
      role: textOf(form, 'role'),
      words: textOf(form, 'words'),
      mayBeShown: textOf(form, 'mayBeShown'),
    };
    const door = { token: params.token, network: networkOf(getClientAddress()) };
    const signed = await signDesign(locals.world, door, { fields: values, seen: textOf(form, 'seen') });
    if (!signed.ok) return fail(422, { failures: failuresOf(signed.error), values });
    redirect(303, `/sign/${params.token}?thanks`);
  },
};
