import { signedIn } from '#app/answers.ts';
import { listDoneForMe } from '#modules/people/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = signedIn(locals);
  const acts = await listDoneForMe(world, actor);
  return { acts: acts.map((act) => ({ ...act, at: formatDateTime(language, act.at) })) };
};
