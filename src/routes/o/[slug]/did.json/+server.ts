import { findIssuerDocument } from '#modules/award/index.ts';
import { notFound } from '#app/api/problem.ts';
import type { RequestHandler } from './$types';

/** The issuer's own document (did:web): every key it ever had, and which of them may sign. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const found = await findIssuerDocument(locals.world, params.slug);
  if (found === null) return notFound();
  return new Response(found.text, {
    headers: {
      'content-type': 'application/did+json',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      date: found.asOf.toUTCString(),
    },
  });
};
