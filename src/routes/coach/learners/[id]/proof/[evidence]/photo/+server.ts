import { signedIn } from '#app/answers.ts';
import { photoResponse } from '#app/proof-pages.ts';
import { seePhoto } from '#modules/portfolio/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  return photoResponse(await seePhoto(world, actor, params.evidence));
};
