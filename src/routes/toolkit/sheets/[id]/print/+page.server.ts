import { shown, signedIn } from '#app/answers.ts';
import { readSheet, sheetDocument } from '#modules/institution/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, t, language } = signedIn(locals);
  const { sheet, template, answers, organisation } = shown(await readSheet(world, actor, params.id));
  return { id: sheet.id, sheet: sheetDocument(t, { template, answers, title: sheet.title, organisation, language }) };
};
