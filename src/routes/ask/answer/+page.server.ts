import { redirect } from '@sveltejs/kit';
import { networkOf } from '#app/network-of.ts';
import { textOf } from '#app/read-form.ts';
import { readOwnAsk, withdrawAsk } from '#modules/workplace/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** The answer to somebody without an account. Nothing of it may stay in a browser that others use after them. */
export const load: PageServerLoad = async ({ locals, url, setHeaders, getClientAddress }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  const { world, language } = locals;
  const code = url.searchParams.get('c') ?? '';
  const isGone = url.searchParams.has('gone');
  if (code === '') return { isGone, failure: null, asked: null, code };
  const found = await readOwnAsk(world, { code, network: networkOf(getClientAddress()) });
  if (!found.ok) return { isGone, failure: found.error, asked: null, code };
  const { place, house, name, words, answer, reply, askedAt, endsAt } = found.value;
  return {
    isGone,
    failure: null,
    code,
    asked: {
      ...{ house, name, words, answer, reply },
      place: pickText(place, language),
      askedAt: formatDate(language, askedAt),
      endsAt: formatDate(language, endsAt),
    },
  };
};

export const actions: Actions = {
  withdraw: async ({ request, locals, getClientAddress }) => {
    const code = textOf(await request.formData(), 'code');
    await withdrawAsk(locals.world, { code, network: networkOf(getClientAddress()) });
    redirect(303, '/ask/answer?gone');
  },
};
