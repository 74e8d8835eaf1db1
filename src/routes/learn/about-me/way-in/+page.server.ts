import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { cardInHand, forgetSession } from '#app/entrance.ts';
import { textValues } from '#app/form-values.ts';
import {
  addPasskey,
  CHALLENGE_COOKIE,
  changeOwnPassword,
  forgetOwnPin,
  listOwnPasskeys,
  listWaysIn,
  makeOwnLogin,
  removeOwnPasskey,
  voidOwnCard,
} from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['login', 'password', 'passkey', 'passkey_gone', 'card'] as const;
type Done = (typeof DONE)[number];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  return {
    ways: await listWaysIn(world, actor),
    passkeys: (await listOwnPasskeys(world, actor)).map(({ id, label }) => ({ id, label })),
    isShared: actor.ownDevice !== true,
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
  };
};

const again = (result: Result<null>, done: Done, values: Readonly<Record<string, string>> = {}) => {
  if (!result.ok) return fail(422, { failures: [result.error], values });
  redirect(303, `/learn/about-me/way-in?done=${done}`);
};

const asked = async (event: RequestEvent) => ({
  ...signedIn(event.locals),
  form: textValues(await event.request.formData()),
});

export const actions: Actions = {
  login: async (event) => {
    const { actor, world, form } = await asked(event);
    const { loginName = '', password = '' } = form;
    return again(await makeOwnLogin(world, actor, { loginName, password }), 'login', { loginName });
  },
  password: async (event) => {
    const { actor, world, form } = await asked(event);
    const { current = '', next = '' } = form;
    return again(await changeOwnPassword(world, actor, { current, next }), 'password');
  },
  addPasskey: async (event) => {
    const { actor, world, form } = await asked(event);
    const { answer = '', label = '' } = form;
    const challengeId = event.cookies.get(CHALLENGE_COOKIE);
    return again(await addPasskey(world, actor, { challengeId, answer, label }), 'passkey');
  },
  removePasskey: async (event) => {
    const { actor, world, form } = await asked(event);
    return again(await removeOwnPasskey(world, actor, form['id'] ?? ''), 'passkey_gone');
  },
  voidCard: async (event) => {
    const { actor, world } = signedIn(event.locals);
    return again(await voidOwnCard(world, actor), 'card');
  },
  /** Out, and straight on to choosing anew with the card that lies beside the device. */
  newPin: async (event) => {
    const { actor, world } = signedIn(event.locals);
    await forgetOwnPin(world, actor);
    forgetSession(event);
    redirect(303, cardInHand(event) === undefined ? '/card' : '/card/pin');
  },
};
