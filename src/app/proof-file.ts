import { notFoundPage } from '#app/answers.ts';
import type { StoredFile } from '#platform/files/files.ts';
import type { Result } from '#platform/result.ts';

type Part = { readonly from: number; readonly to: number };

/** The one part of a file that a player asks for; null for the whole, or for what cannot be understood. */
function partOf(range: string | null, size: number): Part | 'unfit' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (asked === null || (asked[1] === '' && asked[2] === '')) return null;
  const [, first = '', last = ''] = asked;
  // "-500" are the last 500 bytes.
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? 'unfit' : { from, to };
}

/** Pictures, films and sound are shown where they stand; anything else is taken along as a file and never opened here. */
const dispositionOf = (mediaType: string): string => {
  if (/^(?:image|audio|video)\//.test(mediaType)) return 'inline';
  return `attachment; filename="${mediaType === 'application/pdf' ? 'proof.pdf' : 'proof.txt'}"`;
};

/**
 * The file of a proof, for this reader only: never kept by a browser or a proxy, never read as anything but what it
 * is. Players that want to jump get the part they ask for.
 */
export function fileResponse(found: Result<StoredFile, unknown>, request?: Request): Response {
  if (!found.ok) notFoundPage();
  const { bytes, mediaType } = found.value;
  const size = bytes.length;
  const part = partOf(request?.headers.get('range') ?? null, size);
  if (part === 'unfit') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  const body = part === null ? bytes : bytes.subarray(part.from, part.to + 1);
  return new Response(new Uint8Array(body), {
    status: part === null ? 200 : 206,
    headers: {
      'content-type': mediaType,
      'content-length': String(body.length),
      'content-disposition': dispositionOf(mediaType),
      'accept-ranges': 'bytes',
      ...(part === null ? {} : { 'content-range': `bytes ${part.from}-${part.to}/${size}` }),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
