import { error } from '@sveltejs/kit';
import { shown } from '#app/answers.ts';
import { dossierOf } from '#app/design-dossier.ts';
import { asDownload } from '#app/passport/download.ts';
import { dossierPage, makeDossierPdf } from '#modules/design/index.ts';
import { fieldsOfEducation, listsOf } from '../../[step]/beside.ts';
import type { RequestHandler } from './$types';

/** The dossier on paper, in the reader's language. Where it cannot be set, a page says so and what to do. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { language, t } = locals;
  const dossier = shown(await dossierOf({ locals, params, url }));
  const lists = { ...listsOf(dossier.content, language), fields_of_education: fieldsOfEducation() };
  const pdf = makeDossierPdf(dossierPage(dossier, { language, t, lists }), new Date(dossier.madeAt));
  if (!pdf.ok) error(501, 'Not here', { code: pdf.error.code });
  return asDownload(pdf.value, { mediaType: 'application/pdf', name: 'dossier.pdf' });
};
