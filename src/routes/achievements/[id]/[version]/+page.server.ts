import { notFoundPage } from '#app/answers.ts';
import { readPublicVersion, viewDescriptor } from '#modules/design/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const version = /^[1-9]\d{0,8}$/.test(params.version) ? Number(params.version) : 0;
  const found = await readPublicVersion(locals.world, { achievementId: params.id, version });
  if (found === null) notFoundPage();
  const view = viewDescriptor(found.version.descriptor, locals.language);
  const { lang } = view.title;
  return {
    id: params.id,
    version,
    view,
    provider: found.provider,
    publishedAt: formatDate(locals.language, found.version.publishedAt),
    fingerprint: found.version.contentHash,
    newest: found.newest > version ? found.newest : null,
    isRetired: found.version.retiredAt !== undefined,
    writtenIn: lang !== locals.language && isLanguage(lang) ? LANGUAGES[lang].name : null,
  };
};
