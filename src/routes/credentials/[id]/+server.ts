import { redirect } from '@sveltejs/kit';
import { notFound } from '#app/api/problem.ts';
import { findShownCredential } from '#app/check/check-page.ts';
import type { RequestHandler } from './$types';

const wantsPage = (accept: string | null): boolean => /^text\/html\b/.test(accept ?? '');

/**
 * The signed credential at its own address, byte for byte as it was signed. A person who follows the address in a
 * browser is led to the check page.
 */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
  const shown = await findShownCredential(locals.world, params.id);
  if (wantsPage(request.headers.get('accept')) && !url.searchParams.has('download')) redirect(303, `/c/${params.id}`);
  if (shown === null) return notFound();
  return new Response(shown.text, {
    headers: {
      'content-type': 'application/vc',
      'content-disposition': 'attachment; filename="credential.json"',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'x-robots-tag': 'noindex, nofollow',
    },
  });
};
