import { error } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import { certificateOf } from '#app/passport/certificate.ts';
import { asDownload } from '#app/passport/download.ts';
import { getOwnCredential } from '#modules/passport/index.ts';
import type { RequestHandler } from './$types';

/** The certificate in the reader's language. Where this machine cannot set a PDF, a page says so and what to do. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor, language, t } = signedIn(locals);
  const held = shown(await getOwnCredential(world, actor, params.id));
  const pdf = await certificateOf(world, held, { language, t });
  if (!pdf.ok) error(501, 'Not here', { code: pdf.error.code });
  return asDownload(pdf.value, { mediaType: 'application/pdf', name: 'certificate.pdf' });
};
