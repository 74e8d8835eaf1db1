import { fail, redirect } from '@sveltejs/kit';
import { cardInHand, doorstepOf, forgetCard, keepCardInHand, letIn } from '#app/entrance.ts';
import { textValues } from '#app/form-values.ts';
import { ownPath } from '#app/own-path.ts';
import { choosePin, enterWithPin, findCard } from '#modules/people/index.ts';
import type { Failure } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const code = cardInHand(event);
  if (code === undefined) redirect(303, '/card?first=1');
  const found = await findCard(locals.world, doorstepOf(event), code);
  if (!found.ok) {
    forgetCard(event);
    redirect(303, `/card?c=${encodeURIComponent(code)}`);
  }
  return {
    next: ownPath(url.searchParams.get('next'), ''),
    picture: found.value.picture,
    hasPin: found.value.hasPin,
    isLocked: url.searchParams.has('locked'),
    kept: url.searchParams.get('kept'),
  };
};

/** A wrong PIN is never written back into the form. */
const again = (failure: Failure) => fail(422, { failures: [failure] });

export const actions: Actions = {
  enter: async (event) => {
    const { pin = '', next } = textValues(await event.request.formData());
    const code = cardInHand(event);
    if (code === undefined) redirect(303, '/card?first=1');
    const entered = await enterWithPin(event.locals.world, doorstepOf(event), { code, pin });
    if (!entered.ok) return again(entered.error);
    letIn(event, entered.value);
    keepCardInHand(event, code);
    redirect(303, ownPath(next, '/learn'));
  },
  choose: async (event) => {
    const { pin = '', again: second = '', next } = textValues(await event.request.formData());
    const code = cardInHand(event);
    if (code === undefined) redirect(303, '/card?first=1');
    const chosen = await choosePin(event.locals.world, doorstepOf(event), { code, pin, again: second });
    if (!chosen.ok) return again(chosen.error);
    letIn(event, chosen.value);
    keepCardInHand(event, code);
    redirect(303, ownPath(next, '/learn'));
  },
  other: (event) => {
    forgetCard(event);
    redirect(303, '/card');
  },
};
