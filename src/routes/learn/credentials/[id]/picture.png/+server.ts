import { shown, signedIn } from '#app/answers.ts';
import { pictureOf } from '#app/badges.ts';
import { asDownload } from '#app/passport/download.ts';
import { getOwnCredential, makeBakedPicture } from '#modules/passport/index.ts';
import { readContent } from '#modules/verification/index.ts';
import type { RequestHandler } from './$types';

const EDGE = 640;

/** The badge or the stone with the credential baked into it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  const { credential } = shown(await getOwnCredential(world, actor, params.id));
  const content = readContent(JSON.parse(credential.text) as Readonly<Record<string, unknown>>);
  const svg = await pictureOf(world, content, { family: credential.family, size: EDGE });
  const picture = await makeBakedPicture(svg, credential.text);
  return asDownload(picture, { mediaType: 'image/png', name: 'credential.png' });
};
