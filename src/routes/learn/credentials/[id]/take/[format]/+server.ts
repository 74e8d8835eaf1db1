import { redirect } from '@sveltejs/kit';
import { notFoundPage, signedIn } from '#app/answers.ts';
import { asDownload } from '#app/passport/download.ts';
import { isTakeName, TAKE_FORMATS } from '#app/passport/formats.ts';
import { takeAway } from '#modules/passport/index.ts';
import type { RequestHandler } from './$types';

/** The credential in another format. Where it cannot be had, the page of the credential says so. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  if (!isTakeName(params.format)) notFoundPage();
  const { format, file, mediaType } = TAKE_FORMATS[params.format];
  const taken = await takeAway(world, actor, { credentialId: params.id, format });
  if (taken.ok) return asDownload(new TextEncoder().encode(taken.value), { mediaType, name: file });
  if (taken.error.code === 'passport.not_found') notFoundPage();
  redirect(303, `/learn/credentials/${params.id}?missing=${params.format}#take`);
};
