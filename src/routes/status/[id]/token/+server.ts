import { servedText } from '#app/api/served-text.ts';
import { findPublicTokenList } from '#modules/award/index.ts';
import type { RequestHandler } from './$types';

/** The same list for wallets (Token Status List). */
export const GET: RequestHandler = async ({ locals, params, request }) =>
  servedText(request, await findPublicTokenList(locals.world, params.id), {
    mediaType: 'application/statuslist+jwt',
    seconds: 30,
  });
