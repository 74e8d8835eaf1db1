import { SESSION_MINUTES } from '#modules/people/index.ts';
import type { LayoutServerLoad } from './$types';

/** A helper comes in by a card, perhaps at a shared device: the screen locks itself as a learner's does. */
export const load: LayoutServerLoad = () => ({ lockSeconds: SESSION_MINUTES.learner.idle * 60 - 10 });
