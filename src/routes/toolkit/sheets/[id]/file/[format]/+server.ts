import { shown, signedIn } from '#app/answers.ts';
import { fileOf, offer } from '#app/toolkit/files.ts';
import { readSheet, writeSheetFile } from '#modules/institution/index.ts';
import type { RequestHandler } from './$types';

/** A filled sheet as Word document, PDF or a file for another Cairn. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const { sheet, template, answers, organisation } = shown(await readSheet(world, actor, params.id));
  const { title } = sheet;
  if (params.format === 'json') {
    const file = writeSheetFile({ template, title, language: sheet.language, answers });
    return offer(new TextEncoder().encode(file), title, 'json');
  }
  return fileOf(locals, { template, answers, title, organisation, language }, params.format);
};
