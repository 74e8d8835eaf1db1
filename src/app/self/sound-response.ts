import { shown } from '#app/answers.ts';
import type { Sound } from '#modules/portfolio/index.ts';
import type { Result } from '#platform/result.ts';

/** A recording as the answer to a request. Its address changes with its content, so a browser may keep it. */
export function soundResponse(found: Result<Sound>): Response {
  const { bytes, mediaType } = shown(found);
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'cache-control': 'private, max-age=3600',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
    },
  });
}
