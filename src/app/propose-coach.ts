import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { proposeCoach } from '#modules/people/index.ts';
import { signedIn } from './answers.ts';
import { textValues } from './form-values.ts';

/** The form that asks another coach: the same for a coach and for an administrator. */
export async function proposeFrom(
  event: Pick<RequestEvent, 'locals' | 'request'>,
  of: { readonly learnerId: string; readonly back: string },
) {
  const { actor, world } = signedIn(event.locals);
  const { coachId = '', how } = textValues(await event.request.formData());
  const asked = await proposeCoach(world, actor, {
    learnerId: of.learnerId,
    coachId,
    how: how === 'beside' ? 'beside' : 'instead',
  });
  if (!asked.ok) return fail(422, { failures: [asked.error], values: { coachId, how: how ?? '' } });
  redirect(303, `${of.back}?asked=1`);
}
