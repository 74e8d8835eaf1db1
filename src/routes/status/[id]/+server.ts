import { servedText } from '#app/api/served-text.ts';
import { findPublicStatusList } from '#modules/award/index.ts';
import type { RequestHandler } from './$types';

/** A status list as it was signed (Bitstring Status List). */
export const GET: RequestHandler = async ({ locals, params, request }) =>
  servedText(request, await findPublicStatusList(locals.world, params.id), {
    mediaType: 'application/vc',
    seconds: 30,
  });
