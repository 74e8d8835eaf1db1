import { shown } from '#app/answers.ts';
import { dossierOf } from '#app/design-dossier.ts';
import { asDownload } from '#app/passport/download.ts';
import type { RequestHandler } from './$types';

/** The same as data, for archives and other programs. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const dossier = shown(await dossierOf({ locals, params, url }));
  const bytes = new TextEncoder().encode(`${JSON.stringify(dossier, null, 2)}\n`);
  return asDownload(bytes, { mediaType: 'application/json', name: 'dossier.json' });
};
