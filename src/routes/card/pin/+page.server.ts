import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { homeOf } from '#app/access.ts';
import { cardInHand, doorstepOf, forgetCard, forgetSession, keepCardInHand, letIn } from '#app/entrance.ts';
import { textValues } from '#app/form-values.ts';
import { loadTranslate } from '#app/messages.ts';
import { ownPath } from '#app/own-path.ts';
import {
  beginPictures,
  choosePictures,
  choosePin,
  endSession,
  enterWithPictures,
  enterWithPin,
  findCard,
  pickPicture,
  resolveSession,
  SESSION_COOKIE,
} from '#modules/people/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody of the staff is still signed in here: the device changes hands first, so that no PIN meets their pages. */
const isStaffDevice = (event: Pick<RequestEvent, 'locals'>): boolean => event.locals.actor?.session === 'staff';

async function handOver({ locals }: Pick<RequestEvent, 'locals'>) {
  const { actor } = locals;
  if (actor?.session !== 'staff') return null;
  const theirs = await loadTranslate(isLanguage(actor.language) ? actor.language : 'en');
  return { language: actor.language, text: theirs('people.handover.text', { name: actor.name }), name: actor.name };
}

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const code = cardInHand(event);
  if (code === undefined) redirect(303, '/card?first=1');
  const found = await findCard(locals.world, doorstepOf(event), code);
  if (!found.ok) {
    forgetCard(event);
    redirect(303, `/card?c=${encodeURIComponent(code)}`);
  }
  const { picture, kind } = found.value;
  const withPictures = kind === null ? url.searchParams.get('with') === 'pictures' : kind === 'pictures';
  return {
    next: ownPath(url.searchParams.get('next'), ''),
    picture,
    hasPin: kind !== null,
    step: withPictures ? beginPictures(locals.world, code) : null,
    handover: await handOver(event),
    isLocked: url.searchParams.has('locked'),
    kept: url.searchParams.get('kept'),
  };
};

/** A wrong PIN is never written back into the form. */
const again = (failure: Failure) => fail(422, { failures: [failure] });

async function goIn(event: RequestEvent, entered: Result<{ readonly cookie: string }>, next: string | undefined) {
  if (!entered.ok) return again(entered.error);
  letIn(event, entered.value);
  const code = cardInHand(event);
  if (code !== undefined) keepCardInHand(event, code);
  const actor = await resolveSession(event.locals.world, entered.value.cookie);
  redirect(303, ownPath(next, homeOf(actor?.roles ?? ['learner'])));
}

/** What every way in shares: a card on the table, and no staff signed in beside it. */
function cardOnTable(event: RequestEvent): string {
  const code = cardInHand(event);
  if (code === undefined) redirect(303, '/card?first=1');
  if (isStaffDevice(event)) redirect(303, '/card/pin');
  return code;
}

const tap = (asked: 'once' | 'twice') => async (event: RequestEvent) => {
  const { pick = '', chosen = '', anew, next } = textValues(await event.request.formData());
  const code = cardOnTable(event);
  const { world } = event.locals;
  if (anew !== undefined) return { step: beginPictures(world, code) };
  const picked = pickPicture(world, code, { sealed: chosen, pick, asked });
  if (!('pictures' in picked)) return { step: picked };
  const act = asked === 'once' ? enterWithPictures : choosePictures;
  return goIn(event, await act(world, doorstepOf(event), { code, ...picked }), next);
};

export const actions: Actions = {
  enter: async (event) => {
    const { pin = '', next } = textValues(await event.request.formData());
    const code = cardOnTable(event);
    return goIn(event, await enterWithPin(event.locals.world, doorstepOf(event), { code, pin }), next);
  },
  choose: async (event) => {
    const { pin = '', again: second = '', next } = textValues(await event.request.formData());
    const code = cardOnTable(event);
    return goIn(event, await choosePin(event.locals.world, doorstepOf(event), { code, pin, again: second }), next);
  },
  tap: tap('once'),
  tapNew: tap('twice'),
  /** The device changes hands: whoever of the staff was signed in here is out before the learner types anything. */
  handover: async (event) => {
    await endSession(event.locals.world, event.cookies.get(SESSION_COOKIE));
    forgetSession(event);
    redirect(303, '/card/pin');
  },
  other: (event) => {
    forgetCard(event);
    redirect(303, '/card');
  },
};
