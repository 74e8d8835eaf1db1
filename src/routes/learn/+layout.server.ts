import { SESSION_MINUTES } from '#modules/people/index.ts';
import type { LayoutServerLoad } from './$types';

/** The screen locks a little before the server's own clock does, so that nobody meets a closed door. An own device is not
 * shared and does not lock. */
export const load: LayoutServerLoad = ({ locals }) => ({
  lockSeconds:
    locals.actor?.session === 'learner' && locals.actor.ownDevice !== true
      ? SESSION_MINUTES.learner.idle * 60 - 10
      : null,
});
