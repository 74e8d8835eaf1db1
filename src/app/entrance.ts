import type { RequestEvent } from '@sveltejs/kit';
import { LANGUAGE_COOKIE } from './language.ts';
import { networkOf } from './network-of.ts';
import { describeDevice, SESSION_COOKIE, SESSION_MINUTES, type Doorstep } from '#modules/people/index.ts';

/** The code of the card that lies beside the device, so that a locked screen asks for the PIN only. */
const CARD_COOKIE = 'cairn_card';

type AtTheDoor = Pick<RequestEvent, 'cookies' | 'getClientAddress' | 'request' | 'locals'>;

/** What the entry needs to know about who knocks. */
export function doorstepOf(event: AtTheDoor): Doorstep {
  return {
    address: networkOf(event.getClientAddress()),
    device: describeDevice(event.request.headers.get('user-agent')),
    previousCookie: event.cookies.get(SESSION_COOKIE),
  };
}

const cookieOptions = (event: AtTheDoor) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: event.locals.world.settings.url.startsWith('https:'),
});

/** Gives the browser its session cookie; it ends with the browser, and with the session at the latest. */
export function letIn(event: AtTheDoor, started: { readonly cookie: string }): void {
  event.cookies.set(SESSION_COOKIE, started.cookie, cookieOptions(event));
}

/** The card lies on the table: from here on the device speaks its owner's language. */
export function rememberCard(event: AtTheDoor, card: { readonly code: string; readonly language: string }): void {
  keepCardInHand(event, card.code);
  event.cookies.set(LANGUAGE_COOKIE, card.language, cookieOptions(event));
}

/** Begins the card's time on the table anew, as a session opens. */
export function keepCardInHand(event: AtTheDoor, code: string): void {
  event.cookies.set(CARD_COOKIE, code, { ...cookieOptions(event), maxAge: SESSION_MINUTES.learner.whole * 60 });
}

export const cardInHand = (event: AtTheDoor): string | undefined => event.cookies.get(CARD_COOKIE);

/** The next person at this device starts with an empty table and the device's own language. */
export function forgetCard(event: AtTheDoor): void {
  if (cardInHand(event) === undefined) return;
  event.cookies.delete(CARD_COOKIE, cookieOptions(event));
  event.cookies.delete(LANGUAGE_COOKIE, cookieOptions(event));
}

export function forgetSession(event: AtTheDoor): void {
  event.cookies.delete(SESSION_COOKIE, cookieOptions(event));
}

/** A short-lived cookie of one step, e.g. the challenge of a passkey. */
export function setBriefly(event: AtTheDoor, name: string, value: string): void {
  event.cookies.set(name, value, { ...cookieOptions(event), sameSite: 'strict', maxAge: 300 });
}
