import { error } from '@sveltejs/kit';
import { photoResponse } from '#app/proof-pages.ts';
import { seePhoto } from '#modules/portfolio/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor } = locals;
  const photo = actor === null ? null : await seePhoto(world, actor, params.evidence);
  if (photo === null || !photo.ok) error(404, { message: 'Not found', code: 'ui.error.not_found' });
  return photoResponse(photo.value);
};
