import { redirect } from '@sveltejs/kit';
import { shown } from '#app/answers.ts';
import { asDownload } from '#app/passport/download.ts';
import { getOwnCredential, makeBakedPicture } from '#modules/passport/index.ts';
import type { RequestHandler } from './$types';

/** The stone with the credential baked into it. */
export const GET: RequestHandler = async ({ locals: { world, actor }, params }) => {
  if (actor === null) redirect(303, '/card');
  const { credential } = shown(await getOwnCredential(world, actor, params.id));
  const picture = await makeBakedPicture(
    { seed: credential.achievementId, family: credential.family },
    credential.text,
  );
  return asDownload(picture, { mediaType: 'image/png', name: 'credential.png' });
};
