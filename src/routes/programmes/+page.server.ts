import { actorOf, shown } from '#app/answers.ts';
import { viewProgramme } from '#app/programme-pages.ts';
import { listProgrammes, mayWriteProgrammes } from '#modules/catalogue/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = actorOf(locals);
  const pages = shown(await listProgrammes(locals.world, actor));
  return {
    mayWrite: mayWriteProgrammes(actor),
    programmes: pages.map((page) => {
      const view = viewProgramme(page, locals.language, 'now');
      return { ...view, embedded: view.modules.reduce((sum, { embeddings }) => sum + embeddings.length, 0) };
    }),
  };
};
