import { notFoundPage } from '#app/answers.ts';
import { fileOf } from '#app/toolkit/files.ts';
import { count, findTemplate } from '#modules/institution/index.ts';
import type { RequestHandler } from './$types';

/** An empty worksheet to print or to go on with, in the reader's language. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const template = findTemplate(params.template) ?? notFoundPage();
  const { t, language, world } = locals;
  const title = t(`institution.sheet.${template.id}.title`);
  const input = { template, answers: null, title, organisation: '', language };
  const response = await fileOf(locals, input, params.format);
  await count(world, template.id, 'taken');
  return response;
};
