import { timingSafeEqual } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { generalSkillsSheet } from '#app/sheets.ts';
import { seeTrial, type Trial } from '#modules/portfolio/index.ts';

/** The code of a self-evaluation without an account. It ends with the browser; the person has it on paper or as a link. */
const TRIAL_COOKIE = 'cairn_try';

type Event = Pick<RequestEvent, 'cookies' | 'locals'>;

const options = ({ locals }: Event) => ({
  path: '/try',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: locals.world.settings.url.startsWith('https:'),
});

/** The server's own mark on the code: a browser that made a code up is not asked to the database at all. */
const markOf = ({ locals }: Event, code: string): string => locals.world.vault.fingerprint(code, 'try.cookie');

export const holdTrial = (event: Event, code: string): void =>
  event.cookies.set(TRIAL_COOKIE, `${code}.${markOf(event, code)}`, options(event));
export const letGoOfTrial = (event: Event): void => event.cookies.delete(TRIAL_COOKIE, options(event));

function codeIn(event: Event, cookie: string): string | undefined {
  const [code = '', mark = ''] = event.cookies.get(cookie)?.split('.') ?? [];
  const [own, given] = [Buffer.from(markOf(event, code)), Buffer.from(mark)];
  return own.length === given.length && timingSafeEqual(own, given) ? code : undefined;
}

/** The code in this browser, if it was put there by us: whoever guesses codes has to knock at the counted door. */
export const trialInHand = (event: Event): string | undefined => codeIn(event, TRIAL_COOKIE);

/** A code that was scanned while this browser holds another one: it waits for a yes, for some minutes. */
const ASKED_COOKIE = 'cairn_try_asked';
const ASKED_SECONDS = 600;

export const askAboutTrial = (event: Event, code: string): void =>
  event.cookies.set(ASKED_COOKIE, `${code}.${markOf(event, code)}`, { ...options(event), maxAge: ASKED_SECONDS });
export const forgetAskedTrial = (event: Event): void => event.cookies.delete(ASKED_COOKIE, options(event));
export const askedTrial = (event: Event): string | undefined => codeIn(event, ASKED_COOKIE);

/** The way back that goes on paper or into a message. */
export const resumeAddress = (event: Event, code: string): string => `${event.locals.world.settings.url}/try?c=${code}`;

/** What belongs to the code in hand; without one, back to the beginning. */
export async function trialOf(event: Event): Promise<{ readonly code: string; readonly trial: Trial }> {
  const code = trialInHand(event);
  if (code === undefined) redirect(303, '/try');
  const found = await seeTrial(event.locals.world, code);
  if (!found.ok) {
    letGoOfTrial(event);
    redirect(303, '/try?ended');
  }
  return { code, trial: found.value };
}

/** The same as something that can be counted and drawn. */
export async function ratedTrial({ answers, hiddenAreas }: Trial) {
  return { sheet: await generalSkillsSheet(), answers, hiddenAreas };
}
