import { signedIn } from '#app/answers.ts';
import { photoResponse } from '#app/proof-pages.ts';
import { seeCasePhoto } from '#modules/assessment/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  const ref = { caseId: params.case, evidenceId: params.evidence };
  return photoResponse(await seeCasePhoto(world, actor, ref));
};
