import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  CHALLENGE_COOKIE,
  resolveSession,
  signInWithPasskey,
  signInWithPassword,
  type SignedIn,
} from '#modules/people/index.ts';
import type { Failure } from '#platform/result.ts';
import { homeOf } from './access.ts';
import { doorstepOf, forgetCard, letIn } from './entrance.ts';
import { textValues } from './form-values.ts';
import { ownPath } from './own-path.ts';

async function goIn(event: RequestEvent, signedIn: SignedIn, next: string | undefined): Promise<never> {
  letIn(event, signedIn);
  forgetCard(event);
  if (signedIn.mustChange) redirect(303, '/account?first=1');
  const actor = await resolveSession(event.locals.world, signedIn.cookie);
  redirect(303, ownPath(next, homeOf(actor?.roles ?? [])));
}

const again = (failure: Failure, values: { readonly loginName: string }) => fail(422, { failures: [failure], values });

/** The two ways in without a card: the same for staff and for learners with a name of their own, on a page for each. */
export const signInActions = {
  password: async (event: RequestEvent) => {
    const { loginName = '', password = '', next } = textValues(await event.request.formData());
    const result = await signInWithPassword(event.locals.world, doorstepOf(event), { loginName, password });
    if (!result.ok) return again(result.error, { loginName });
    return goIn(event, result.value, next);
  },
  passkey: async (event: RequestEvent) => {
    const { answer = '', next } = textValues(await event.request.formData());
    const challengeId = event.cookies.get(CHALLENGE_COOKIE);
    const result = await signInWithPasskey(event.locals.world, doorstepOf(event), { challengeId, answer });
    if (!result.ok) return again(result.error, { loginName: '' });
    return goIn(event, result.value, next);
  },
};
