import { error, fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { loadTranslate } from '#app/messages.ts';
import { liftWait, readCard, reissueCard, resetPin } from '#modules/people/index.ts';
import { cardWords } from '#modules/people/ui/card-words.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['created', 'reissued', 'reset', 'lifted'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { actor, world, language } = signedIn(locals);
  const found = await readCard(world, actor, params.id);
  if (!found.ok) error(404, 'Not found', { code: found.error.code });
  const { learner, issuedAt, waitUntil, ...card } = found.value;
  const own = isLanguage(learner.language) ? learner.language : language;
  return {
    learner,
    sheet: cardWords(await loadTranslate(own), own, card),
    card,
    issued: formatDate(language, issuedAt),
    waitUntil: waitUntil === null ? null : formatDateTime(language, waitUntil),
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
  };
};

type Act = typeof reissueCard;

const run = (act: Act, done: (typeof DONE)[number]) => async (event: RequestEvent) => {
  const { actor, world } = signedIn(event.locals);
  const result = await act(world, actor, event.params.id);
  if (!result.ok) return fail(422, { failures: [result.error] });
  redirect(303, `/coach/learners/${event.params.id}/card?done=${done}`);
};

export const actions: Actions = {
  reissue: run(reissueCard, 'reissued'),
  reset: run(resetPin, 'reset'),
  lift: run(liftWait, 'lifted'),
};
