import { error } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { readTranslation, translationXliff } from '#modules/catalogue/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const to = url.searchParams.get('to') ?? '';
  const page = await readTranslation(locals.world, actorOf(locals), { achievementId: params.id, to });
  if (!page.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  return new Response(translationXliff(page.value), {
    headers: {
      'content-type': 'application/xliff+xml; charset=utf-8',
      'content-disposition': `attachment; filename="texts-${page.value.from}-${page.value.to}.xlf"`,
      'cache-control': 'private, no-store',
    },
  });
};
