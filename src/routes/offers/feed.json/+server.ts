import { offersFeed } from '#app/offers/offers-feed.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request }) => offersFeed(locals, request);
