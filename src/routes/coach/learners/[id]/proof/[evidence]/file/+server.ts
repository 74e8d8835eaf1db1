import { signedIn } from '#app/answers.ts';
import { fileResponse } from '#app/proof-file.ts';
import { seeProofFile } from '#modules/portfolio/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { world, actor } = signedIn(locals);
  return fileResponse(await seeProofFile(world, actor, params.evidence), request);
};
