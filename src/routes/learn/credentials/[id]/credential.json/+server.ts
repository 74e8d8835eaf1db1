import { redirect } from '@sveltejs/kit';
import { shown } from '#app/answers.ts';
import { asDownload } from '#app/passport/download.ts';
import { getOwnCredential } from '#modules/passport/index.ts';
import type { RequestHandler } from './$types';

/** The signed text, byte for byte. */
export const GET: RequestHandler = async ({ locals: { world, actor }, params }) => {
  if (actor === null) redirect(303, '/card');
  const { credential } = shown(await getOwnCredential(world, actor, params.id));
  return asDownload(new TextEncoder().encode(credential.text), {
    mediaType: 'application/json',
    name: 'credential.json',
  });
};
