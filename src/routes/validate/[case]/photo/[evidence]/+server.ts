import { signedIn } from '#app/answers.ts';
import { fileResponse } from '#app/proof-file.ts';
import { seeCasePhoto } from '#modules/assessment/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { world, actor } = signedIn(locals);
  const ref = { caseId: params.case, evidenceId: params.evidence };
  return fileResponse(await seeCasePhoto(world, actor, ref), request);
};
