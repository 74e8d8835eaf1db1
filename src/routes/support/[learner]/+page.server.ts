import { error } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { seeSupported } from '#app/support.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

const DONE = { added: 'people.support.proof.added', appealed: 'people.support.appeal.sent' } as const;

/** What the helper has just done, as the key of its sentence. */
const doneOf = ({ searchParams }: URL): string | null => {
  if (searchParams.has('added')) return DONE.added;
  return searchParams.has('appealed') ? DONE.appealed : null;
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { actor, world, language } = signedIn(locals);
  const seen = await seeSupported(world, actor, { learnerId: params.learner, language });
  if (!seen.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  return {
    view: { ...seen.value, endsAt: formatDate(language, seen.value.endsAt) },
    learnerId: params.learner,
    done: doneOf(url),
  };
};
