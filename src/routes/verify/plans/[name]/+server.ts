import { brotliCompressSync, constants } from 'node:zlib';
import { notFound } from '#app/api/problem.ts';
import { findPlan } from '#app/check/plans.ts';
import type { RequestHandler } from './$types';

/** Plans repeat the addresses of properties on every line, so they pack to an eighth; a browser asks for each once. */
const pack = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));

/** One plan. Its name says which contexts it was made for, so what stands under it never changes. */
export const GET: RequestHandler = ({ params, request }) => {
  const plan = findPlan(params.name);
  if (plan === null) return notFound();
  const text = JSON.stringify(plan);
  const isPacked = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
  return new Response(isPacked ? pack(text) : text, {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(isPacked ? { 'content-encoding': 'br' } : {}),
    },
  });
};
