import { servedText } from '#app/api/served-text.ts';
import { findIssuerDocument } from '#modules/award/index.ts';
import type { RequestHandler } from './$types';

/** The issuer's own document (did:web): every key it ever had, and which of them may sign. */
export const GET: RequestHandler = async ({ locals, params, request }) =>
  servedText(request, await findIssuerDocument(locals.world, params.slug), {
    mediaType: 'application/did+json',
    seconds: 60,
  });
