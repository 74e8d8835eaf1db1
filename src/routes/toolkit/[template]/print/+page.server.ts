import { notFoundPage } from '#app/answers.ts';
import { count, findTemplate, sheetDocument } from '#modules/institution/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const template = findTemplate(params.template) ?? notFoundPage();
  const { t, language } = locals;
  const title = t(`institution.sheet.${template.id}.title`);
  await count(locals.world, template.id, 'taken');
  return { id: template.id, sheet: sheetDocument(t, { template, answers: null, title, organisation: '', language }) };
};
