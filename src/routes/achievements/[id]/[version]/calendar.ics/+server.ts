import { offerCalendar } from '#app/offers/offer-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) => offerCalendar(locals, params);
