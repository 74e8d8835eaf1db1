import { fail, redirect } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { doorstepOf } from '#app/entrance.ts';
import { textOf } from '#app/read-form.ts';
import { askAboutTrial, askedTrial, forgetAskedTrial, holdTrial, letGoOfTrial, trialInHand } from '#app/self/trial.ts';
import { GENERAL_SKILLS, resumeTrial, seeTrial, startTrial, type Trial, TRIAL_DAYS } from '#modules/portfolio/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const placeIn = ({ position, hiddenAreas }: Trial): string => {
  const asked = GENERAL_SKILLS.filter(({ area }) => !hiddenAreas.includes(area)).length;
  return position >= asked ? '/try/end' : `/try/${position + 1}`;
};

/**
 * A private link arrives as `?c=CODE` and is led on at once, so that the browser's history keeps no code.
 * Where other answers are open in this browser, the person is asked first.
 */
export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const scanned = url.searchParams.get('c');
  if (scanned !== null) {
    const found = await resumeTrial(locals.world, { address: doorstepOf(event).address, typed: scanned });
    if (!found.ok) {
      const code = scanned.slice(0, 20);
      return { goOn: null, notice: null, days: TRIAL_DAYS, failures: [found.error], code, asks: false };
    }
    if (await holdsAnother(event, found.value.code)) {
      askAboutTrial(event, found.value.code);
      redirect(303, '/try?other');
    }
    holdTrial(event, found.value.code);
    redirect(303, placeIn(found.value.trial));
  }
  const held = trialInHand(event);
  const known = held === undefined ? null : await seeTrial(locals.world, held);
  const notice = ['ended', 'deleted', 'left'].find((one) => url.searchParams.has(one)) ?? null;
  const goOn = known?.ok ? placeIn(known.value) : null;
  const asks = url.searchParams.has('other') && askedTrial(event) !== undefined && goOn !== null;
  return { goOn, notice, days: TRIAL_DAYS, failures: [], code: '', asks };
};

/** Answers of somebody else, perhaps, are open in this browser: a link must not put them away unasked. */
async function holdsAnother(event: RequestEvent, code: string): Promise<boolean> {
  const held = trialInHand(event);
  return held !== undefined && held !== code && (await seeTrial(event.locals.world, held)).ok;
}

async function begin(event: RequestEvent) {
  const { address } = doorstepOf(event);
  const started = await startTrial(event.locals.world, { address, secondLanguage: null });
  if (!started.ok) return fail(422, { failures: failuresOf(started.error), typed: '' });
  holdTrial(event, started.value.code);
  redirect(303, '/try/1');
}

export const actions: Actions = {
  begin,
  resume: async (event) => {
    const typed = textOf(await event.request.formData(), 'code');
    const found = await resumeTrial(event.locals.world, { address: doorstepOf(event).address, typed });
    if (!found.ok) return fail(422, { failures: failuresOf(found.error), typed: typed.slice(0, 60) });
    holdTrial(event, found.value.code);
    redirect(303, placeIn(found.value.trial));
  },
  /** Yes: the answers of the scanned code take the place of those that are open here. */
  change: async (event) => {
    const code = askedTrial(event);
    const found = code === undefined ? null : await seeTrial(event.locals.world, code);
    forgetAskedTrial(event);
    if (code === undefined || !found?.ok) redirect(303, '/try?ended');
    holdTrial(event, code);
    redirect(303, placeIn(found.value));
  },
  /** No: what is open here stays. */
  stay: (event) => {
    forgetAskedTrial(event);
    redirect(303, '/try');
  },
  /** For a shared device: nothing of it stays here, and the code still opens it. */
  leave: (event) => {
    letGoOfTrial(event);
    redirect(303, '/try?left');
  },
};
