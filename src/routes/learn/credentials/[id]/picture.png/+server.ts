import { shown, signedIn } from '#app/answers.ts';
import { asDownload } from '#app/passport/download.ts';
import { getOwnCredential, makeBakedPicture } from '#modules/passport/index.ts';
import type { RequestHandler } from './$types';

/** The stone with the credential baked into it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  const { credential } = shown(await getOwnCredential(world, actor, params.id));
  const picture = await makeBakedPicture(
    { seed: credential.achievementId, family: credential.family },
    credential.text,
  );
  return asDownload(picture, { mediaType: 'image/png', name: 'credential.png' });
};
