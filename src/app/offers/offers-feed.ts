import { listOffers } from '#modules/catalogue/index.ts';
import { answerFresh } from './offer-file.ts';

/**
 * Everything that is offered here, for registries and catalogues: which version counts now, since when, and where its
 * files are. Whoever harvests asks for this list and then only for what it does not have.
 */
export async function offersFeed({ world }: App.Locals, request: Request): Promise<Response> {
  const origin = world.settings.url;
  const offers = (await listOffers(world)).toSorted(
    (a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || (a.achievementId < b.achievementId ? -1 : 1),
  );
  const list = offers.map(({ achievementId, version, title, provider, publishedAt, language, iscedF }) => {
    const page = `${origin}/achievements/${achievementId}/${version}`;
    return {
      id: achievementId,
      version,
      title,
      provider,
      language,
      publishedAt: publishedAt.toISOString(),
      page,
      files: {
        json: `${page}/offer.json`,
        // The European model needs a field of education.
        ...(iscedF === null ? {} : { elm: `${page}/elm.jsonld` }),
        ctdl: `${page}/ctdl.json`,
      },
    };
  });
  const text = JSON.stringify({ format: 'cairn-offers', formatVersion: 1, offers: list });
  return answerFresh(request, { text, headers: { 'content-type': 'application/json; charset=utf-8' } });
}
