import { error } from '@sveltejs/kit';
import { photoResponse } from '#app/proof-pages.ts';
import { seeCasePhoto } from '#modules/assessment/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = locals;
  const ref = { caseId: params.case, evidenceId: params.evidence };
  const photo = actor === null ? null : await seeCasePhoto(world, actor, ref);
  if (photo === null || !photo.ok) error(404, { message: 'Not found', code: 'ui.error.not_found' });
  return photoResponse(photo.value);
};
