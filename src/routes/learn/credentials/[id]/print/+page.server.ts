import { redirect } from '@sveltejs/kit';
import { shown } from '#app/answers.ts';
import { heldPage } from '#app/passport/held-page.ts';
import { getOwnCredential } from '#modules/passport/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { world, actor, language, t }, params }) => {
  if (actor === null) redirect(303, '/card');
  return heldPage(world, shown(await getOwnCredential(world, actor, params.id)), { t, language });
};
