import { shown, signedIn } from '#app/answers.ts';
import { asDownload } from '#app/passport/download.ts';
import { getOwnCredential } from '#modules/passport/index.ts';
import type { RequestHandler } from './$types';

/** The signed text, byte for byte. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  const { credential } = shown(await getOwnCredential(world, actor, params.id));
  return asDownload(new TextEncoder().encode(credential.text), {
    mediaType: 'application/json',
    name: 'credential.json',
  });
};
