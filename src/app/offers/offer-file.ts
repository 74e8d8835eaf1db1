import { createHash } from 'node:crypto';
import { buildElmOpportunity } from '@cairn/engine';
import { notFound, problem } from '#app/api/problem.ts';
import { toCtdl, toOpportunity, toPlainOffer, type Offer } from '#modules/catalogue/index.ts';
import { findOffer } from './offer-page.ts';

type Context = { readonly origin: string; readonly today: string };

/** Formats in which programs and catalogues take an offer: the end of its address, and how it is made. */
const FORMATS = {
  'offer.json': {
    type: 'application/json; charset=utf-8',
    make: (offer: Offer, context: Context): object | null => toPlainOffer(offer, context),
  },
  'elm.jsonld': {
    type: 'application/ld+json; charset=utf-8',
    make: (offer: Offer, context: Context): object | null => {
      const record = toOpportunity(offer, context);
      return record === null ? null : buildElmOpportunity(record);
    },
  },
  'ctdl.json': {
    type: 'application/ld+json; charset=utf-8',
    make: (offer: Offer, context: Context): object | null => toCtdl({ offer, ...context }),
  },
} as const;
export type OfferFormat = keyof typeof FORMATS;

/** The version never changes, but what stands around it may: its runs pass, and it may be offered no longer. */
const FRESH_SECONDS = 300;

const isKnown = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === etag);

/** An offer as a file for everybody. Answers with the mark of its bytes, so that a harvester takes only what changed. */
export async function offerFile(
  locals: App.Locals,
  params: { readonly id: string; readonly version: string },
  asked: { readonly format: OfferFormat; readonly request: Request },
): Promise<Response> {
  const { world } = locals;
  const offer = await findOffer(world, params);
  if (offer === null) return notFound();
  const { make, type } = FORMATS[asked.format];
  const context = { origin: world.settings.url, today: world.clock.now().toISOString().slice(0, 10) };
  const made = make(offer, context);
  if (made === null) {
    return problem({
      status: 404,
      code: 'offer_without_field',
      title: 'This format needs a field of education (ISCED-F) and a country, and the offer names none.',
    });
  }
  const text = JSON.stringify(made);
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = {
    'cache-control': `public, max-age=${FRESH_SECONDS}`,
    etag,
    'access-control-allow-origin': '*',
    link: `<${context.origin}/achievements/${params.id}/${params.version}>; rel="canonical"`,
  };
  return isKnown(asked.request, etag)
    ? new Response(null, { status: 304, headers })
    : new Response(text, { headers: { ...headers, 'content-type': type } });
}
