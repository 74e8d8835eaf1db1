import { createHash } from 'node:crypto';
import { buildElmOpportunity } from '@cairn/engine';
import { notFound, problem } from '#app/api/problem.ts';
import { offerAddress, toCalendar, toCtdl, toOpportunity, toPlainOffer, type Offer } from '#modules/catalogue/index.ts';
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

type Answer = { readonly text: string; readonly headers: Readonly<Record<string, string>> };

/** Answers with the mark of its bytes, so that a harvester takes only what changed; for pages of any origin. */
export function answerFresh(request: Request, { text, headers: own }: Answer): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = {
    'cache-control': `public, max-age=${FRESH_SECONDS}`,
    etag,
    'access-control-allow-origin': '*',
    ...own,
  };
  return isKnown(request, etag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

/** An offer as a file for everybody. */
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
  const link = `<${context.origin}/achievements/${params.id}/${params.version}>; rel="canonical"`;
  return answerFresh(asked.request, { text: JSON.stringify(made), headers: { 'content-type': type, link } });
}

/** The days of the runs ahead, for somebody's own calendar. */
export async function offerCalendar(
  { world, language }: App.Locals,
  params: { readonly id: string; readonly version: string },
): Promise<Response> {
  const offer = await findOffer(world, params);
  const today = world.clock.now().toISOString().slice(0, 10);
  const address = offer === null ? '' : offerAddress(offer, world.settings.url);
  const text = offer === null ? null : toCalendar(offer, { address, language, today });
  if (text === null) return notFound();
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${params.id}.ics"`,
      'cache-control': 'private, no-store',
    },
  });
}
