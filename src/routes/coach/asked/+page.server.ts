import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { answerAsk, ASK_ANSWERS, removeAsk, seeAsks } from '#modules/workplace/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** People without an account who scanned a poster and asked to learn at a place. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const asks = shown(await seeAsks(world, actor));
  return {
    done: ['answered', 'removed'].find((one) => url.searchParams.has(one)) ?? null,
    asks: asks.map(({ id, name, words, reach, place, answer, reply, askedAt, endsAt, language: own }) => ({
      ...{ id, name, words, reach, answer, reply },
      place: pickText(place, language),
      speaks: isLanguage(own) ? LANGUAGES[own].name : own,
      askedAt: formatDate(language, askedAt),
      endsAt: formatDate(language, endsAt),
    })),
  };
};

export const actions: Actions = {
  reply: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const { id = '', answer: said = '', reply = '' } = textValues(await request.formData());
    const answer = ASK_ANSWERS.find((one) => one === said) ?? 'welcome';
    const answered = await answerAsk(world, actor, { id, answer, reply });
    if (!answered.ok) {
      const failures = failuresOf(answered.error).map((one) => ({ ...one, field: `reply-${id}` }));
      return fail(422, { failures, wrong: id, reply });
    }
    redirect(303, '/coach/asked?answered');
  },
  remove: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const { id = '' } = textValues(await request.formData());
    shown(await removeAsk(world, actor, id));
    redirect(303, '/coach/asked?removed');
  },
};
