import { ownPath } from '#app/own-path.ts';
import { DEMO_PASSWORD, demoStaff } from '#app/seed/demo.ts';
import { signInActions } from '#app/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
  next: ownPath(url.searchParams.get('next'), ''),
  kept: url.searchParams.get('kept'),
  demo: locals.world.settings.demo
    ? {
        password: DEMO_PASSWORD,
        names: Object.keys(demoStaff).slice(0, 5).join(', '),
        as: url.searchParams.get('as') ?? '',
      }
    : null,
});

export const actions = signInActions satisfies Actions;
