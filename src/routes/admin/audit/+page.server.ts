import { shown, signedIn } from '#app/answers.ts';
import { readAuditLog } from '#modules/people/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world, language } = signedIn(locals);
  const asked = Number(url.searchParams.get('before') ?? '');
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const { entries, following } = shown(await readAuditLog(world, actor, before));
  return {
    entries: entries.map((entry) => ({ ...entry, at: formatDateTime(language, entry.at) })),
    following,
    isStart: before === null,
  };
};
