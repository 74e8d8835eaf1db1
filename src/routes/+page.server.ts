import { homeOf } from '#app/access.ts';
import { demoWaysIn } from '#app/seed/demo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  home: locals.actor === null ? null : homeOf(locals.actor.roles),
  ways: locals.world.settings.demo ? demoWaysIn('') : [],
});
