import { error } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { exportPackage } from '#modules/catalogue/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const packed = await exportPackage(locals.world, actorOf(locals), params.id);
  if (!packed.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  return new Response(packed.value.bytes.slice(), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${packed.value.fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
};
