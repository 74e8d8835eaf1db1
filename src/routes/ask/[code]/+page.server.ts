import { fail } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { networkOf } from '#app/network-of.ts';
import { textOf } from '#app/read-form.ts';
import { spellCardCode } from '#modules/people/index.ts';
import { ASK_DAYS, askToLearn, openPoster } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** For somebody without an account, from the poster on the wall. */
export const load: PageServerLoad = async ({ locals, params, setHeaders, getClientAddress }) => {
  setHeaders({ 'x-robots-tag': 'noindex' });
  const { world, language } = locals;
  const found = await openPoster(world, { code: params.code, network: networkOf(getClientAddress()) });
  if (!found.ok) return { failure: found.error, poster: null };
  const { house, place, tasks } = found.value;
  return {
    failure: null,
    poster: {
      house,
      place: pickText(place, language),
      tasks: tasks.map(({ id, plain, pictogram }) => ({ id, pictogram, plain: pickText(plain, language) })),
      days: ASK_DAYS,
    },
  };
};

export const actions: Actions = {
  /** Answers with the code instead of leading on: it must not stand in an address, and is told this once. */
  default: async ({ request, locals, params, getClientAddress }) => {
    const { world, language } = locals;
    const form = await request.formData();
    const values = { name: textOf(form, 'name'), words: textOf(form, 'words'), reach: textOf(form, 'reach') };
    const stranger = { code: params.code, network: networkOf(getClientAddress()) };
    const asked = await askToLearn(world, stranger, { ...values, language });
    if (!asked.ok) return fail(422, { failures: failuresOf(asked.error), values });
    const { code } = asked.value;
    return { code: spellCardCode(code), address: `${world.settings.url}/ask/answer?c=${code}` };
  },
};
