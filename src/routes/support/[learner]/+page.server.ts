import { error } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { seeSupported } from '#app/support.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { actor, world, language } = signedIn(locals);
  const seen = await seeSupported(world, actor, { learnerId: params.learner, language });
  if (!seen.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  return { view: { ...seen.value, endsAt: formatDate(language, seen.value.endsAt) }, learnerId: params.learner };
};
