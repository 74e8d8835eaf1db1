import { offerFile } from '#app/offers/offer-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, request }) =>
  offerFile(locals, params, { format: 'elm.jsonld', request });
