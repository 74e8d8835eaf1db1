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

export const holdTrial = (event: Event, code: string): void => event.cookies.set(TRIAL_COOKIE, code, options(event));
export const letGoOfTrial = (event: Event): void => event.cookies.delete(TRIAL_COOKIE, options(event));
export const trialInHand = (event: Event): string | undefined => event.cookies.get(TRIAL_COOKIE);

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
