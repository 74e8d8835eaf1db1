import { offerPage } from '#app/offers/offer-page.ts';
import { asPageData, toOpportunity, toSchemaOrg } from '#modules/catalogue/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { offer, ...page } = await offerPage(locals, params, url.searchParams.get('hours'));
  const { publishedAt, contentHash, retiredAt, descriptor } = offer.version;
  const context = { origin: locals.world.settings.url, today: locals.world.clock.now().toISOString().slice(0, 10) };
  return {
    ...page,
    forSearch: asPageData(toSchemaOrg({ offer, language: locals.language, ...context })),
    formats: [
      { file: 'offer.json', type: 'application/json', name: 'JSON' },
      ...(toOpportunity(offer, context) === null
        ? []
        : [{ file: 'elm.jsonld', type: 'application/ld+json', name: 'European Learning Model (JSON-LD)' }]),
      { file: 'ctdl.json', type: 'application/ld+json', name: 'CTDL (JSON-LD)' },
    ],
    publishedAt: formatDate(locals.language, publishedAt),
    fingerprint: contentHash,
    newest: offer.newest > page.version ? offer.newest : null,
    isRetired: retiredAt !== undefined,
    licence: offer.newest === page.version ? offer.licence : null,
    originalLanguage: isLanguage(descriptor.language) ? LANGUAGES[descriptor.language].name : descriptor.language,
  };
};
