import { signedIn } from '#app/answers.ts';
import { fileResponse } from '#app/proof-file.ts';
import { seeReviewedPhoto } from '#modules/assessment/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { world, actor } = signedIn(locals);
  const ref = { caseId: params.case, evidenceId: params.evidence };
  return fileResponse(await seeReviewedPhoto(world, actor, ref), request);
};
