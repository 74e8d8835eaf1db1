import { createHash } from 'node:crypto';
import { notFound } from '#app/api/problem.ts';
import { findPublicStatusList } from '#modules/award/index.ts';
import type { RequestHandler } from './$types';

/** A status list as it was signed. Short caching: a revocation must be seen soon; the same bytes until the next change. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const found = await findPublicStatusList(locals.world, params.id);
  if (found === null) return notFound();
  const headers = {
    'content-type': 'application/vc',
    'cache-control': 'public, max-age=30, must-revalidate',
    'access-control-allow-origin': '*',
    date: found.asOf.toUTCString(),
    etag: `"${createHash('sha256').update(found.text).digest('base64url')}"`,
  };
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  return new Response(found.text, { headers });
};
