import { fail, redirect } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { networkOf } from '#app/network-of.ts';
import { textOf } from '#app/read-form.ts';
import { publishedSheets } from '#app/sheets.ts';
import { answerAsWitness, openWitnessLink, WITNESS_ANSWERS } from '#modules/portfolio/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** For somebody without an account. Nothing of it may stay in a browser that others use after them. */
export const load: PageServerLoad = async ({ locals, params, setHeaders, getClientAddress, url }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  const { world, language } = locals;
  const door = { token: params.token, network: networkOf(getClientAddress()), sheets: publishedSheets };
  const found = await openWitnessLink(world, door);
  if (!found.ok) return { failure: found.error, question: null, answers: [], isDone: false };
  const { state, knownAs, tasks, endsAt } = found.value;
  return {
    failure: null,
    question: {
      state,
      knownAs,
      tasks: tasks.map((task) => pickText(task, language)),
      endsAt: formatDate(language, endsAt),
    },
    answers: WITNESS_ANSWERS,
    isDone: url.searchParams.has('thanks'),
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params, getClientAddress }) => {
    const form = await request.formData();
    const values = { answer: textOf(form, 'answer'), words: textOf(form, 'words') };
    const door = { token: params.token, network: networkOf(getClientAddress()) };
    const answered = await answerAsWitness(locals.world, door, values);
    if (!answered.ok) return fail(422, { failures: failuresOf(answered.error), values });
    redirect(303, `/witness/${params.token}?thanks`);
  },
};
