import { cairnContext } from '@cairn/vocab/contexts';
import type { RequestHandler } from './$types';

/** Our own JSON-LD context, for readers. Checks never fetch it: they use the copy pinned by its hash. */
export const GET: RequestHandler = () =>
  new Response(JSON.stringify(cairnContext), {
    headers: {
      'content-type': 'application/ld+json',
      'cache-control': 'public, max-age=86400',
      'access-control-allow-origin': '*',
    },
  });
