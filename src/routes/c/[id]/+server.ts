import { findShownCredential } from '#app/check/check-page.ts';
import { credentialResponse } from '#app/check/credential-response.ts';
import type { RequestHandler } from './$types';

/** The same address as the check page, for programs: `cairn verify` may be given what the printed code leads to. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const shown = await findShownCredential(locals.world, params.id);
  return credentialResponse(shown?.text ?? null);
};
