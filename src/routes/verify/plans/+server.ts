import { plansAtHand } from '#app/check/plans.ts';
import type { RequestHandler } from './$types';

/** Which plans this server has for the quick check in browsers. */
export const GET: RequestHandler = () =>
  Response.json(plansAtHand(), { headers: { 'cache-control': 'public, max-age=60' } });
