import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { homeOf } from '#app/access.ts';
import { doorstepOf, forgetCard, letIn } from '#app/entrance.ts';
import { textValues } from '#app/form-values.ts';
import { ownPath } from '#app/own-path.ts';
import { DEMO_PASSWORD, demoStaff } from '#app/seed/demo.ts';
import {
  CHALLENGE_COOKIE,
  resolveSession,
  signInWithPasskey,
  signInWithPassword,
  type SignedIn,
} from '#modules/people/index.ts';
import type { Failure } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
  next: ownPath(url.searchParams.get('next'), ''),
  kept: url.searchParams.get('kept'),
  demo: locals.world.settings.demo
    ? {
        password: DEMO_PASSWORD,
        names: Object.keys(demoStaff).slice(0, 5).join(', '),
        as: url.searchParams.get('as') ?? '',
      }
    : null,
});

async function goIn(event: RequestEvent, signedIn: SignedIn, next: string | undefined): Promise<never> {
  letIn(event, signedIn);
  forgetCard(event);
  if (signedIn.mustChange) redirect(303, '/account?first=1');
  const actor = await resolveSession(event.locals.world, signedIn.cookie);
  redirect(303, ownPath(next, homeOf(actor?.roles ?? [])));
}

const again = (failure: Failure, values: { readonly loginName: string }) => fail(422, { failures: [failure], values });

export const actions: Actions = {
  password: async (event) => {
    const { loginName = '', password = '', next } = textValues(await event.request.formData());
    const result = await signInWithPassword(event.locals.world, doorstepOf(event), { loginName, password });
    if (!result.ok) return again(result.error, { loginName });
    return goIn(event, result.value, next);
  },
  passkey: async (event) => {
    const { answer = '', next } = textValues(await event.request.formData());
    const challengeId = event.cookies.get(CHALLENGE_COOKIE);
    const result = await signInWithPasskey(event.locals.world, doorstepOf(event), { challengeId, answer });
    if (!result.ok) return again(result.error, { loginName: '' });
    return goIn(event, result.value, next);
  },
};
