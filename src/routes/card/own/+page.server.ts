import { ownPath } from '#app/own-path.ts';
import { signInActions } from '#app/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** The way in of learners who made a name of their own. */
export const load: PageServerLoad = ({ url }) => ({ next: ownPath(url.searchParams.get('next'), '') });

export const actions = signInActions satisfies Actions;
