import { offerPage } from '#app/offers/offer-page.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { offer, ...page } = await offerPage(locals, params, url.searchParams.get('hours'));
  const { publishedAt, contentHash, retiredAt, descriptor } = offer.version;
  return {
    ...page,
    publishedAt: formatDate(locals.language, publishedAt),
    fingerprint: contentHash,
    newest: offer.newest > page.version ? offer.newest : null,
    isRetired: retiredAt !== undefined,
    licence: offer.newest === page.version ? offer.licence : null,
    originalLanguage: isLanguage(descriptor.language) ? LANGUAGES[descriptor.language].name : descriptor.language,
  };
};
