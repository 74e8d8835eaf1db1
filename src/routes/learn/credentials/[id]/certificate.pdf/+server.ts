import { error, redirect } from '@sveltejs/kit';
import { shown } from '#app/answers.ts';
import { certificateOf } from '#app/passport/certificate.ts';
import { asDownload } from '#app/passport/download.ts';
import { getOwnCredential } from '#modules/passport/index.ts';
import type { RequestHandler } from './$types';

/** The certificate in the reader's language. Where this machine cannot set a PDF, a page says so and what to do. */
export const GET: RequestHandler = async ({ locals: { world, actor, language, t }, params }) => {
  if (actor === null) redirect(303, '/card');
  const held = shown(await getOwnCredential(world, actor, params.id));
  const pdf = await certificateOf(world, held, { language, t });
  if (!pdf.ok) error(501, 'Not here', { code: pdf.error.code });
  return asDownload(pdf.value, { mediaType: 'application/pdf', name: 'certificate.pdf' });
};
