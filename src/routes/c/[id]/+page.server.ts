import { error } from '@sveltejs/kit';
import { checkShownCredential } from '#app/check/check-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const checked = await checkShownCredential(locals.world, params.id);
  if (checked === null) error(404, 'Not found', { code: 'verification.not_shown.title' });
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  return { checked, origin: locals.world.settings.url };
};
