import { shown, signedIn } from '#app/answers.ts';
import { listOwnCredentials } from '#modules/passport/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const entries = shown(await listOwnCredentials(world, actor));
  return {
    entries: entries.map((entry) => ({
      ...entry,
      title: pickText(entry.title, language),
      issuedAt: formatDate(language, entry.issuedAt),
    })),
  };
};
