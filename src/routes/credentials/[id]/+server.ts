import { redirect } from '@sveltejs/kit';
import { findShownCredential } from '#app/check/check-page.ts';
import { credentialResponse } from '#app/check/credential-response.ts';
import type { RequestHandler } from './$types';

const wantsPage = (accept: string | null): boolean => /^text\/html\b/.test(accept ?? '');

/** The credential at its own address. A person who follows it in a browser is led to the check page. */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
  if (wantsPage(request.headers.get('accept')) && !url.searchParams.has('download')) redirect(303, `/c/${params.id}`);
  const shown = await findShownCredential(locals.world, params.id);
  return credentialResponse(shown?.text ?? null);
};
