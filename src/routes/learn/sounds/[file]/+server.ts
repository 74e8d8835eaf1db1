import { signedIn } from '#app/answers.ts';
import { soundResponse } from '#app/self/sound-response.ts';
import { hearRecording } from '#modules/portfolio/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  return soundResponse(await hearRecording(world, actor, params.file));
};
