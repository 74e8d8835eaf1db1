import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The words of a refusal that was decided before any page: the guard shows this page in place of the one asked for. */
export const load: PageServerLoad = ({ request, locals }) => {
  const isForeign = request.headers.get('x-cairn-refusal') === 'cross_site';
  const code = isForeign ? 'ui.error.cross_site' : 'ui.error.not_for_your_role';
  error(locals.actor === null && !isForeign ? 404 : 403, 'Forbidden', { code });
};
