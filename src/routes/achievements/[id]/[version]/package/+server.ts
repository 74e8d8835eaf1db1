import { findOffer } from '#app/offers/offer-page.ts';
import { notFound } from '#app/api/problem.ts';
import { findPublicPackage } from '#modules/catalogue/index.ts';
import type { RequestHandler } from './$types';

/** The newest version of a shared design, for everybody; nothing where it is not shared or this is an older version. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const offer = await findOffer(locals.world, params);
  const shared = offer?.version.version === offer?.newest ? offer : null;
  if (shared?.licence == null) return notFound();
  const found = await findPublicPackage(locals.world, {
    tenantId: shared.tenantId,
    achievementId: shared.version.achievementId,
  });
  if (found === null) return notFound();
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${found.fileName}"`,
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
    },
  });
};
