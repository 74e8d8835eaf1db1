import { signedIn } from '#app/answers.ts';
import { fileResponse } from '#app/proof-file.ts';
import { seeSecondPhoto } from '#modules/assessment/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { world, actor } = signedIn(locals);
  return fileResponse(await seeSecondPhoto(world, actor, { id: params.id, evidenceId: params.evidence }), request);
};
