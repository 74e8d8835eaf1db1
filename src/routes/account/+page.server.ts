import { fail, redirect } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { LANGUAGE_COOKIE } from '#app/language.ts';
import {
  addPasskey,
  CHALLENGE_COOKIE,
  changeOwnPassword,
  listOwnPasskeys,
  listOwnSessions,
  removeOwnPasskey,
  revokeOwnSession,
  setOwnLanguage,
} from '#modules/people/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['language.saved', 'passkeys.added', 'passkeys.removed', 'password.saved', 'sessions.ended'] as const;
type Done = (typeof DONE)[number];

export const load: PageServerLoad = async (event) => {
  const { world, language } = event.locals;
  const actor = actorOf(event.locals);
  const passkeys = await listOwnPasskeys(world, actor);
  const sessions = await listOwnSessions(world, actor);
  return {
    isFirst: event.url.searchParams.has('first'),
    done: DONE.find((one) => one === event.url.searchParams.get('done')) ?? null,
    passkeys: passkeys.map(({ id, label, createdAt, lastUsedAt }) => ({
      id,
      label,
      created: formatDate(language, createdAt),
      used: lastUsedAt === null ? null : formatDate(language, lastUsedAt),
    })),
    sessions: sessions.map(({ startedAt, seenAt: _seenAt, ...one }) => ({
      ...one,
      since: formatDateTime(language, startedAt),
    })),
  };
};

function answer(result: Result<null>, done: Done) {
  if (!result.ok) return fail(422, { failures: [result.error] });
  redirect(303, `/account?done=${done}`);
}

export const actions: Actions = {
  language: async (event) => {
    const { language = '' } = textValues(await event.request.formData());
    const result = await setOwnLanguage(event.locals.world, actorOf(event.locals), language);
    if (result.ok) event.cookies.delete(LANGUAGE_COOKIE, { path: '/' });
    return answer(result, 'language.saved');
  },
  password: async (event) => {
    const { current = '', next = '' } = textValues(await event.request.formData());
    return answer(
      await changeOwnPassword(event.locals.world, actorOf(event.locals), { current, next }),
      'password.saved',
    );
  },
  addPasskey: async (event) => {
    const { answer: given = '', label = '' } = textValues(await event.request.formData());
    const challengeId = event.cookies.get(CHALLENGE_COOKIE);
    return answer(
      await addPasskey(event.locals.world, actorOf(event.locals), { challengeId, answer: given, label }),
      'passkeys.added',
    );
  },
  removePasskey: async (event) => {
    const { id = '' } = textValues(await event.request.formData());
    return answer(await removeOwnPasskey(event.locals.world, actorOf(event.locals), id), 'passkeys.removed');
  },
  endSession: async (event) => {
    const { id = '' } = textValues(await event.request.formData());
    return answer(await revokeOwnSession(event.locals.world, actorOf(event.locals), id), 'sessions.ended');
  },
};
