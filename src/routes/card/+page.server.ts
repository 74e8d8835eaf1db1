import { fail, redirect } from '@sveltejs/kit';
import { cardInHand, doorstepOf, rememberCard } from '#app/entrance.ts';
import { textValues } from '#app/form-values.ts';
import { ownPath } from '#app/own-path.ts';
import { findCard } from '#modules/people/index.ts';
import type { Actions, PageServerLoad } from './$types';

const onTo = (next: string, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({ ...(next === '' ? {} : { next }), ...more });
  return query.size === 0 ? '/card/pin' : `/card/pin?${query}`;
};

/**
 * A scanned card arrives as `?c=CODE` and is led on at once, so that the browser's history keeps no code. A screen
 * that locked itself arrives with `next` and the card still in hand.
 */
export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const next = ownPath(url.searchParams.get('next'), '');
  const kept = url.searchParams.get('kept');
  const scanned = url.searchParams.get('c');
  if (scanned !== null) {
    const found = await findCard(locals.world, doorstepOf(event), scanned);
    if (!found.ok) return { next, kept, notice: null, failures: [found.error], code: scanned.slice(0, 20) };
    rememberCard(event, found.value);
    redirect(303, onTo(next));
  }
  if (next !== '' && cardInHand(event) !== undefined)
    redirect(303, onTo(next, kept === null ? { locked: '1' } : { kept }));
  const notices = { finished: 'people.card.finished', gone: 'people.card.gone' } as const;
  const notice = url.searchParams.has('gone')
    ? notices.gone
    : url.searchParams.has('finished')
      ? notices.finished
      : null;
  const failures = url.searchParams.has('first') ? [{ code: 'people.card_first', field: 'code' }] : [];
  return { next, kept, notice, failures, code: '' };
};

export const actions: Actions = {
  default: async (event) => {
    const { code = '', next } = textValues(await event.request.formData());
    const found = await findCard(event.locals.world, doorstepOf(event), code);
    if (!found.ok) return fail(422, { failures: [found.error], values: { code } });
    rememberCard(event, found.value);
    redirect(303, onTo(ownPath(next, '')));
  },
};
