import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ServedText } from '#modules/award/index.ts';
import { notFound } from './problem.ts';

/** Smaller answers do not get smaller by packing. */
const WORTH_PACKING = 1_024;

const takesGzip = (request: Request): boolean =>
  /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[0-9.]+\s*)?(?:,|$)/i.test(
    request.headers.get('accept-encoding') ?? '',
  );

/**
 * A public text of this installation, for anybody's program: packed where the reader takes it, the same bytes until the
 * next change, so that asking again costs little. Caching is short: a revocation must be seen soon.
 */
export function servedText(
  request: Request,
  found: ServedText | null,
  how: { readonly mediaType: string; readonly seconds: number },
): Response {
  if (found === null) return notFound();
  const hash = createHash('sha256').update(found.text).digest('base64url');
  const isPacked = found.text.length > WORTH_PACKING && takesGzip(request);
  const headers = {
    'content-type': how.mediaType,
    'cache-control': `public, max-age=${how.seconds}, must-revalidate`,
    'access-control-allow-origin': '*',
    date: found.asOf.toUTCString(),
    // Packed and unpacked are different bytes, so they have different names.
    etag: `"${hash}${isPacked ? '-gzip' : ''}"`,
    vary: 'accept-encoding',
  };
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  if (!isPacked) return new Response(found.text, { headers });
  return new Response(new Uint8Array(gzipSync(found.text)), { headers: { ...headers, 'content-encoding': 'gzip' } });
}
